using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Conformance.RdfSyntax;

/// <summary>The RDF 1.1 suites of the text syntaxes.</summary>
public class RdfSyntaxTests
{
    private const string Folder = "rdf-tests/rdf/rdf11/";

    [Theory, ManifestEntries(Folder + "rdf-n-triples/manifest.ttl")]
    public void NTriples(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => SyntaxTest.Check(test, RdfFormat.NTriples));

    [Theory, ManifestEntries(Folder + "rdf-n-quads/manifest.ttl")]
    public void NQuads(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => SyntaxTest.Check(test, RdfFormat.NQuads));

    [Theory, ManifestEntries(Folder + "rdf-turtle/manifest.ttl")]
    public void Turtle(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => SyntaxTest.Check(test, RdfFormat.Turtle));

    [Theory, ManifestEntries(Folder + "rdf-trig/manifest.ttl")]
    public void TriG(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => SyntaxTest.Check(test, RdfFormat.TriG));

    [Theory, ManifestEntries(Folder + "rdf-xml/manifest.ttl")]
    public void RdfXml(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test => SyntaxTest.Check(test, RdfFormat.RdfXml));
}
