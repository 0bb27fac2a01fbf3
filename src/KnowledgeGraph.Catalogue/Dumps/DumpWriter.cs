using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Dumps;

/// <summary>Writes a graph, or the part of it that one fiche says, as a document. Thread-safe.</summary>
/// <param name="options">Where the ontology's folder is, whose JSON-LD context is read anew for each document in JSON-LD.</param>
public sealed class DumpWriter(BuildOptions options)
{
    /// <summary>
    /// Writes the whole graph, but for what a build notes of itself; the triple syntaxes merge its graphs.
    /// </summary>
    /// <exception cref="IOException">The context can't be read.</exception>
    public void WriteGraph(Snapshot snapshot, RdfFormat format, Stream output, CancellationToken cancellationToken = default) =>
        Write(format, output, writer => snapshot.CopyTo(Select(snapshot, format), writer, cancellationToken));

    /// <summary>Writes what a fiche says: the graphs of its passages, and the descriptions of what they name.</summary>
    /// <exception cref="IOException">The context can't be read.</exception>
    public void WriteFiche(Snapshot snapshot, FicheEntry fiche, RdfFormat format, Stream output, CancellationToken cancellationToken = default) =>
        Write(format, output, writer => FicheExtract.CopyTo(snapshot, fiche.Iri, writer, cancellationToken));

    private GraphSelector Select(Snapshot snapshot, RdfFormat format)
    {
        ValueId? record = new SnapshotReader(snapshot).Find(BuildRecord.GraphOf(options.BaseIri).Value);
        IEnumerable<ValueId> graphs = snapshot.NamedGraphs.Where(graph => graph != record).Append(ValueId.DefaultGraph);
        return format.HasGraphs() ? GraphSelector.EachOf(graphs) : GraphSelector.Merge(graphs);
    }

    private void Write(RdfFormat format, Stream output, Action<IQuadWriter> write)
    {
        using IQuadWriter writer = RdfWriter.Create(output, format, new RdfWriterOptions
        {
            Prefixes = PublishedPrefixes.All,
            JsonLdContext = format == RdfFormat.JsonLd ? File.ReadAllText(Path.Combine(options.OntologyDirectory, "context.jsonld")) : null,
        });
        write(writer);
        writer.Complete();
    }
}
