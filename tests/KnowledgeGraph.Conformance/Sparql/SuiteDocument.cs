using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>Reads the RDF documents of the query and update suites, whose formats the extensions tell.</summary>
internal static class SuiteDocument
{
    /// <summary>Hands the statements of a document to a sink.</summary>
    public static void Read(ManifestEntry test, Term document, IQuadSink sink)
    {
        string file = test.FileOf(document);
        using FileStream stream = File.OpenRead(file);
        RdfReader.Read(stream, FormatOf(file), new RdfReaderOptions { BaseIri = test.BaseOf(document), SourceName = file }, sink);
    }

    /// <summary>The statements of a document.</summary>
    public static Dataset ReadDataset(ManifestEntry test, Term document)
    {
        var sink = new DatasetSink();
        Read(test, document, sink);
        return sink.Dataset;
    }

    private static RdfFormat FormatOf(string file) => Path.GetExtension(file) switch
    {
        ".rdf" => RdfFormat.RdfXml,
        ".nt" => RdfFormat.NTriples,
        ".nq" => RdfFormat.NQuads,
        ".trig" => RdfFormat.TriG,
        _ => RdfFormat.Turtle,
    };
}
