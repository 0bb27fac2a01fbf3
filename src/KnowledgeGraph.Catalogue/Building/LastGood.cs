using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Finds what a store holds of documents since their last build that kept the rules.</summary>
internal static class LastGood
{
    private static readonly string[] Families = ["passage", "annotation", "graphe/document"];

    /// <summary>
    /// The keys of the documents whose statements stay in service: of those held back that said something before; and where one of them did
    /// not, of those that are gone, since it may be one of them under another name.
    /// </summary>
    /// <param name="owned">The graphs of the last build.</param>
    /// <param name="present">The keys of the documents that there are.</param>
    /// <param name="heldBack">The keys of those held back.</param>
    /// <param name="iris">Names resources.</param>
    public static IReadOnlyList<string> KeysOf(
        IReadOnlyList<Iri> owned, IEnumerable<string> present, IReadOnlyCollection<string> heldBack, ResourceIris iris)
    {
        string graphs = iris.Of("graphe", "document").Value + "/";
        HashSet<string> known =
            [.. owned.Where(graph => graph.Value.StartsWith(graphs, StringComparison.Ordinal)).Select(graph => graph.Value[graphs.Length..].Split('/')[0])];
        IEnumerable<string> gone = heldBack.All(known.Contains) ? [] : known.Except(present);
        return [.. heldBack.Where(known.Contains).Concat(gone)];
    }

    /// <summary>The statements of the graphs of a document, and what the graph of provenance says of its passages.</summary>
    /// <param name="before">The store before the build.</param>
    /// <param name="owned">The graphs of the last build.</param>
    /// <param name="key">The key of the document.</param>
    /// <param name="iris">Names resources.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Dataset Read(Snapshot before, IReadOnlyList<Iri> owned, string key, ResourceIris iris, CancellationToken cancellationToken)
    {
        Iri provenance = iris.Of("graphe", "provenance");
        string graphs = iris.Of("graphe", "document", key).Value + "/";
        Dataset found = [];
        foreach (Iri graph in owned.Where(graph => graph == provenance || graph.Value.StartsWith(graphs, StringComparison.Ordinal)))
        {
            if (!before.TryGetId(Utf8Term.From(graph), out ValueId id)) continue;
            var sink = new DatasetSink();
            before.CopyTo(GraphSelector.One(id), sink, cancellationToken);
            foreach (Quad quad in sink.Dataset)
            {
                if (graph != provenance || IsOf(quad.Subject, key, iris)) found.Add(quad.Subject, quad.Predicate, quad.Object, graph);
            }
        }
        return found;
    }

    private static bool IsOf(Term subject, string key, ResourceIris iris)
    {
        if (subject is not Iri iri) return false;
        string path = iris.PathOf(iri);
        int fragment = path.IndexOf('#', StringComparison.Ordinal);
        string resource = fragment < 0 ? path : path[..fragment];
        return resource == $"document/{key}"
            || resource == $"extraction/{key}"
            || Families.Any(family => path.StartsWith($"{family}/{key}/", StringComparison.Ordinal));
    }
}
