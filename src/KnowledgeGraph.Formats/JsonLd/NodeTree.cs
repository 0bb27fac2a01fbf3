using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// The nodes of a dataset in expanded form, in a fixed order: well-formed lists as list objects, and blank nodes that only one statement
/// mentions inside that statement.
/// </summary>
internal sealed class NodeTree(Dataset dataset)
{
    private readonly BlankNodeNesting _nesting = new(dataset);
    private Dictionary<Term, List<Quad>> _bySubject = [];

    /// <summary>The nodes of the default graph, then one node with <c>@graph</c> for each named graph.</summary>
    public IEnumerable<LdMap> Nodes()
    {
        foreach (IGrouping<Term?, Quad> graph in dataset.GroupBy(quad => quad.Graph).OrderBy(graph => graph.Key, TermOrder.Instance))
        {
            _bySubject = graph.GroupBy(quad => quad.Subject).ToDictionary(group => group.Key, group => group.ToList());
            IEnumerable<LdMap> nodes = _bySubject.Keys.Where(subject => !_nesting.IsNested(subject)).Order(TermOrder.Instance).Select(Node);
            if (graph.Key is null)
            {
                foreach (LdMap node in nodes) yield return node;
            }
            else
            {
                yield return new LdMap { ["@id"] = new LdString(ExpandedTerms.NodeId(graph.Key)), ["@graph"] = new LdArray(nodes) };
            }
        }
    }

    private LdMap Node(Term subject)
    {
        var node = new LdMap();
        if (!_nesting.IsNested(subject) && !_nesting.IsBare(subject)) node["@id"] = new LdString(ExpandedTerms.NodeId(subject));
        if (!_bySubject.TryGetValue(subject, out List<Quad>? statements)) return node;
        foreach (IGrouping<Iri, Quad> group in statements.GroupBy(quad => quad.Predicate)
            .OrderBy(group => group.Key != RdfVocabulary.Type).ThenBy(group => group.Key, TermOrder.Instance))
        {
            // A property has at most one list: with @container @list there is room for no second one.
            bool hasList = false;
            // By language first, so that the keys of language maps are sorted.
            foreach (Term @object in group.Select(quad => quad.Object)
                .OrderBy(item => (item as Literal)?.Language, StringComparer.Ordinal).ThenBy(item => item, TermOrder.Instance))
            {
                ExpandedTerms.AddStatement(node, group.Key, Value(group.Key, @object, ref hasList));
            }
        }
        return node;
    }

    private LdMap Value(Iri predicate, Term @object, ref bool hasList)
    {
        bool canBeList = !hasList && predicate != RdfVocabulary.Rest && predicate != RdfVocabulary.Type;
        if (canBeList && (@object == RdfVocabulary.Nil || _nesting.IsList(@object)))
        {
            hasList = true;
            return List(@object);
        }
        return _nesting.IsNested(@object) ? Node(@object) : ExpandedTerms.ToObject(@object);
    }

    private LdMap List(Term head)
    {
        var items = new LdArray();
        for (Term cell = head; cell != RdfVocabulary.Nil; cell = ObjectOf(cell, RdfVocabulary.Rest))
        {
            bool isInList = false;
            items.Add(Value(RdfVocabulary.First, ObjectOf(cell, RdfVocabulary.First), ref isInList));
        }
        return new LdMap { ["@list"] = items };
    }

    private Term ObjectOf(Term subject, Iri predicate) => _bySubject[subject].First(quad => quad.Predicate == predicate).Object;
}
