using KnowledgeGraph.Benchmarks.Generation;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>
/// A made-up national catalogue in the shape of DCAT-AP. The same size gives the same bytes on every machine; a thing is described from its
/// own stream of random numbers, so that catalogues of different sizes resemble each other.
/// </summary>
internal sealed class CatalogueGenerator
{
    private readonly StatementWriter _writer;
    private readonly CatalogueSize _size;
    private readonly ReferenceData _reference;
    private readonly DatasetDescriber _datasets;

    private CatalogueGenerator(StatementWriter writer, CatalogueSize size)
    {
        _writer = writer;
        _size = size;
        _reference = new(writer, size);
        _datasets = new(writer, size);
    }

    /// <summary>
    /// Writes about <paramref name="quads"/> different statements: whole datasets until there are enough. With named graphs as N-Quads, where the
    /// records of harvesting stand in a graph per catalogue; otherwise as N-Triples. Returns how many.
    /// </summary>
    public static long Write(Stream stream, long quads, bool namedGraphs)
    {
        var writer = new StatementWriter(stream, namedGraphs);
        new CatalogueGenerator(writer, new(quads)).Write();
        writer.Flush();
        return writer.Count;
    }

    /// <summary>Gives the same statements, in the default graph, to a sink.</summary>
    public static void Write(IQuadSink sink, long quads)
    {
        using var document = new MemoryStream();
        Write(document, quads, namedGraphs: false);
        document.Position = 0;
        RdfReader.Read(document, RdfFormat.NTriples, new RdfReaderOptions(), sink);
    }

    private void Write()
    {
        _reference.Write();
        for (int dataset = 0; _writer.Count < _size.Quads; dataset++) _datasets.Describe(dataset);
    }
}
