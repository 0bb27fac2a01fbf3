using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>
/// Puts a build's graphs in the place of those of the last one, and touches no others. Of a graph whose statements are the same, nothing
/// is written, and of the others only the difference: a statement that is taken away and added again in one transaction has not changed.
/// </summary>
internal static class GraphReplacement
{
    /// <summary>Replaces graphs in a transaction, which the caller commits.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="owned">The graphs of the last build.</param>
    /// <param name="parts">The quads of this one, all in named graphs; blank nodes are those of one part.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static void Apply(
        WriteTransaction transaction, IReadOnlyList<Iri> owned, IReadOnlyList<Dataset> parts, CancellationToken cancellationToken)
    {
        var graphs = parts
            .SelectMany(part => part.GroupBy(quad => (Iri)quad.Graph!).Select(graph => (Name: graph.Key, Quads: graph.ToList())))
            .ToLookup(graph => graph.Name, graph => graph.Quads);
        HashSet<Iri> kept = [];
        using (Snapshot before = transaction.AcquireSnapshot())
        {
            foreach (IGrouping<Iri, List<Quad>> graph in graphs)
            {
                // Without blank nodes there is nothing to compare: equal statements are equal.
                bool hasBlankNodes = graph.Any(quads => quads.Any(quad => quad.Subject is BlankNode || quad.Object is BlankNode));
                if (hasBlankNodes && graph.Count() == 1 && IsSame(before, transaction.Intern(NameOf(graph.Key)), graph.Single(), cancellationToken))
                {
                    kept.Add(graph.Key);
                }
            }
        }
        IEnumerable<Iri> replaced = owned.Concat(graphs.Select(graph => graph.Key)).Where(graph => !kept.Contains(graph));
        transaction.Clear(GraphSelector.EachOf(replaced.Select(graph => transaction.Intern(NameOf(graph)))));
        foreach (Dataset part in parts)
        {
            Dataset changed = [];
            foreach (Quad quad in part)
            {
                if (!kept.Contains((Iri)quad.Graph!)) changed.Add(quad);
            }
            changed.SendTo(transaction.CreateSink());
        }
    }

    private static bool IsSame(Snapshot snapshot, ValueId graph, List<Quad> quads, CancellationToken cancellationToken)
    {
        var before = new DatasetSink();
        snapshot.CopyTo(GraphSelector.One(graph), before, cancellationToken);
        Dataset after = [];
        foreach (Quad quad in quads) after.Add(quad);
        return before.Dataset.Count == after.Count
            && DatasetDifference.Between(before.Dataset, after, cancellationToken: cancellationToken).IsEmpty;
    }

    private static Utf8Term NameOf(Iri iri) => Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes(iri.Value));
}
