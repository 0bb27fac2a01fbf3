using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>What DESCRIBE tells of resources: their triples, those of the blank nodes in these, and those of the reifiers of all of them.</summary>
internal static class ReferenceDescription
{
    public static HashSet<Triple> Of(HashSet<Triple> graph, IEnumerable<Term> resources)
    {
        HashSet<Term> known = [.. resources.Where(each => each is Iri or BlankNode)];
        var pending = new Stack<Term>(known);
        HashSet<Triple> description = [];
        while (pending.TryPop(out Term? resource))
        {
            foreach (Triple triple in graph.Where(each => each.Subject == resource))
            {
                description.Add(triple);
                var term = new TripleTerm(triple.Subject, triple.Predicate, triple.Object);
                IEnumerable<Term> reifiers = graph.Where(each => each.Predicate == RdfVocabulary.Reifies && each.Object == term)
                    .Select(each => each.Subject);
                foreach (Term next in BlankNodes(triple.Object).Concat(reifiers))
                {
                    if (known.Add(next)) pending.Push(next);
                }
            }
        }
        return description;
    }

    private static IEnumerable<Term> BlankNodes(Term term) => term switch
    {
        BlankNode => [term],
        TripleTerm triple => BlankNodes(triple.Subject).Concat(BlankNodes(triple.Object)),
        _ => [],
    };
}
