using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Conformance.RdfSyntax;

/// <summary>The RDF 1.1 suites of the text syntaxes.</summary>
public class RdfSyntaxTests
{
    private const string Folder = "rdf-tests/rdf/rdf11/";

    [Theory, ManifestEntries(Folder + "rdf-n-triples/manifest.ttl")]
    public void NTriples(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => Check(test, RdfFormat.NTriples));

    [Theory, ManifestEntries(Folder + "rdf-n-quads/manifest.ttl")]
    public void NQuads(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => Check(test, RdfFormat.NQuads));

    [Theory, ManifestEntries(Folder + "rdf-turtle/manifest.ttl")]
    public void Turtle(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => Check(test, RdfFormat.Turtle));

    [Theory, ManifestEntries(Folder + "rdf-trig/manifest.ttl")]
    public void TriG(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => Check(test, RdfFormat.TriG));

    [Theory, ManifestEntries(Folder + "rdf-xml/manifest.ttl")]
    public void RdfXml(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => Check(test, RdfFormat.RdfXml));

    // A syntax test asks for reading only, an evaluation test for the right statements too.
    private static void Check(ManifestEntry test, RdfFormat format)
    {
        if (test.Type.Contains("Negative", StringComparison.Ordinal))
        {
            Assert.Throws<RdfSyntaxException>(() => Read(test, test.Action!, format));
            return;
        }
        Dataset actual = Read(test, test.Action!, format);
        if (test.Result is null) return;
        Dataset expected = Read(test, test.Result, format == RdfFormat.TriG ? RdfFormat.NQuads : RdfFormat.NTriples);
        Assert.True(
            DatasetIsomorphism.AreIsomorphic(expected, actual),
            $"expected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
    }

    private static Dataset Read(ManifestEntry test, Term document, RdfFormat format)
    {
        var sink = new DatasetSink();
        using FileStream stream = File.OpenRead(test.FileOf(document));
        RdfReader.Read(stream, format, new RdfReaderOptions { BaseIri = test.BaseOf(document) }, sink);
        return sink.Dataset;
    }
}
