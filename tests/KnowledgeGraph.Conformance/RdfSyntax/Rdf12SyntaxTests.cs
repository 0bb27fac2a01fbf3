using System.Text;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.RdfSyntax;

/// <summary>The RDF 1.2 suites of the text syntaxes.</summary>
public class Rdf12SyntaxTests
{
    private const string Folder = "rdf-tests/rdf/rdf12/";

    [Theory, ManifestEntries(Folder + "rdf-n-triples/syntax/manifest.ttl")]
    public void NTriples(string manifest, string entry) => Run(manifest, entry, RdfFormat.NTriples);

    [Theory, ManifestEntries(Folder + "rdf-n-quads/syntax/manifest.ttl")]
    public void NQuads(string manifest, string entry) => Run(manifest, entry, RdfFormat.NQuads);

    [Theory, ManifestEntries(Folder + "rdf-turtle/syntax/manifest.ttl"), ManifestEntries(Folder + "rdf-turtle/eval/manifest.ttl")]
    public void Turtle(string manifest, string entry) => Run(manifest, entry, RdfFormat.Turtle);

    [Theory, ManifestEntries(Folder + "rdf-trig/syntax/manifest.ttl"), ManifestEntries(Folder + "rdf-trig/eval/manifest.ttl")]
    public void TriG(string manifest, string entry) => Run(manifest, entry, RdfFormat.TriG);

    [Theory, ManifestEntries(Folder + "rdf-xml/eval/manifest.ttl")]
    public void RdfXml(string manifest, string entry) => Run(manifest, entry, RdfFormat.RdfXml);

    [Theory, ManifestEntries(Folder + "rdf-n-triples/c14n/manifest.ttl")]
    public void CanonicalNTriples(string manifest, string entry) => RunCanonical(manifest, entry, RdfFormat.NTriples);

    [Theory, ManifestEntries(Folder + "rdf-n-quads/c14n/manifest.ttl")]
    public void CanonicalNQuads(string manifest, string entry) => RunCanonical(manifest, entry, RdfFormat.NQuads);

    private static void Run(string manifest, string entry, RdfFormat format) =>
        ConformanceTest.Run(manifest, entry, test => SyntaxTest.Check(test, format));

    // The writers keep language tags as they were written; the canonical form has them in lower case.
    private static void RunCanonical(string manifest, string entry, RdfFormat format) => ConformanceTest.Run(manifest, entry, test =>
    {
        using var written = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(written, format, new RdfWriterOptions { Pretty = false });
        foreach (Quad quad in SyntaxTest.Read(test, test.Action!, format)) LowerTag(quad).SendTo(writer);
        writer.Complete();
        Assert.Equal(File.ReadAllText(test.FileOf(test.Result!)), Encoding.UTF8.GetString(written.ToArray()));
    });

    private static IEnumerable<Quad> LowerTag(Quad quad) =>
    [
        quad.Object is Literal { Language: { } language } literal
            ? quad with { Object = new Literal(literal.LexicalForm, language.ToLowerInvariant(), literal.Direction) }
            : quad,
    ];
}
