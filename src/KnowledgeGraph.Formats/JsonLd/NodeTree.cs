using KnowledgeGraph.Formats.Collected;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// The nodes of a dataset in expanded form, in a fixed order: well-formed lists as list objects, and blank nodes that only one statement
/// mentions inside that statement.
/// </summary>
internal sealed class NodeTree(SortedStatements statements)
{
    private readonly BlankNodeNesting _nesting = statements.Nesting;

    /// <summary>The nodes of the default graph, then one node with <c>@graph</c> for each named graph; made as they are asked for.</summary>
    public IEnumerable<LdMap> Nodes()
    {
        for (int start = 0; start < statements.Count;)
        {
            int graph = statements[start].Graph;
            int end = start;
            while (end < statements.Count && statements[end].Graph == graph) end++;
            if (graph == 0)
            {
                foreach (LdMap node in Nodes(start, end)) yield return node;
            }
            else
            {
                yield return new LdMap { ["@id"] = NodeId(graph), ["@graph"] = new LdArray(Nodes(start, end)) };
            }
            start = end;
        }
    }

    private IEnumerable<LdMap> Nodes(int start, int end)
    {
        int next;
        for (; start < end; start = next)
        {
            next = statements.EndOfSubject(start);
            if (!_nesting.IsNested(statements[start].Subject)) yield return Node(statements[start].Subject, start, next);
        }
    }

    private LdMap Node(int subject, int start, int end)
    {
        var node = new LdMap();
        if (!_nesting.IsNested(subject) && !_nesting.IsBare(subject)) node["@id"] = NodeId(subject);
        int next;
        for (; start < end; start = next)
        {
            next = statements.EndOfPredicate(start, end);
            int predicate = statements[start].Predicate;
            var iri = (Iri)statements.Term(predicate).ToTerm();
            // A property has at most one list: with @container @list there is room for no second one.
            bool hasList = false;
            foreach (int value in Objects(start, next)) ExpandedTerms.AddStatement(node, iri, Value(predicate, value, ref hasList));
        }
        return node;
    }

    // By language first, so that the keys of language maps are sorted.
    private IEnumerable<int> Objects(int start, int end)
    {
        if (end == start + 1) return [statements[start].Object];
        return Enumerable.Range(start, end - start).Select(i => statements[i].Object)
            .OrderBy(value => (statements.Term(value).ToTerm() as Literal)?.Language, StringComparer.Ordinal);
    }

    private LdMap Value(int predicate, int value, ref bool hasList)
    {
        bool canBeList = !hasList && predicate != statements.Rest && predicate != statements.Type;
        if (canBeList && (value == statements.Nil || _nesting.IsList(value)))
        {
            hasList = true;
            return List(value);
        }
        if (!_nesting.IsNested(value)) return ExpandedTerms.ToObject(statements.Term(value).ToTerm());
        int start = _nesting.StatementsOf(value);
        return Node(value, start, start < 0 ? start : statements.EndOfSubject(start));
    }

    private LdMap List(int head)
    {
        var items = new LdArray();
        for (int cell = head; cell != statements.Nil;)
        {
            (int item, cell) = _nesting.Cell(cell);
            bool isInList = false;
            items.Add(Value(statements.First, item, ref isInList));
        }
        return new LdMap { ["@list"] = items };
    }

    private LdString NodeId(int term) => new(ExpandedTerms.NodeId(statements.Term(term).ToTerm()));
}
