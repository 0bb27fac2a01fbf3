using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Loading;

namespace KnowledgeGraph.Conformance.RdfSyntax;

/// <summary>The documents of the RDF 1.2 suites through a store: what is loaded, or written by a transaction, comes out again.</summary>
public class StoreRoundTripTests
{
    private const string Folder = "rdf-tests/rdf/rdf12/";

    [Theory, ManifestEntries(Folder + "rdf-n-triples/syntax/manifest.ttl"), ManifestEntries(Folder + "rdf-n-triples/c14n/manifest.ttl")]
    public void NTriples(string manifest, string entry) => Run(manifest, entry, RdfFormat.NTriples);

    [Theory, ManifestEntries(Folder + "rdf-n-quads/syntax/manifest.ttl"), ManifestEntries(Folder + "rdf-n-quads/c14n/manifest.ttl")]
    public void NQuads(string manifest, string entry) => Run(manifest, entry, RdfFormat.NQuads);

    [Theory, ManifestEntries(Folder + "rdf-turtle/syntax/manifest.ttl"), ManifestEntries(Folder + "rdf-turtle/eval/manifest.ttl")]
    public void Turtle(string manifest, string entry) => Run(manifest, entry, RdfFormat.Turtle);

    [Theory, ManifestEntries(Folder + "rdf-trig/syntax/manifest.ttl"), ManifestEntries(Folder + "rdf-trig/eval/manifest.ttl")]
    public void TriG(string manifest, string entry) => Run(manifest, entry, RdfFormat.TriG);

    [Theory, ManifestEntries(Folder + "rdf-xml/eval/manifest.ttl")]
    public void RdfXml(string manifest, string entry) => Run(manifest, entry, RdfFormat.RdfXml);

    private static void Run(string manifest, string entry, RdfFormat format) => ConformanceTest.Run(manifest, entry, test =>
    {
        // What is not to be read cannot be stored.
        if (test.Type.Contains("Negative", StringComparison.Ordinal)) return;
        Dataset expected = SyntaxTest.Read(test, test.Action!, format);
        var options = new RdfReaderOptions { BaseIri = test.BaseOf(test.Action!) };
        using QuadStore loaded = QuadStore.CreateInMemory(), written = QuadStore.CreateInMemory();
        loaded.Load([LoadSource.FromFile(test.FileOf(test.Action!), format, options)]);
        using (WriteTransaction transaction = written.BeginWrite())
        {
            expected.SendTo(transaction.CreateSink());
            transaction.Commit();
        }
        written.Compact();
        foreach (QuadStore store in new[] { loaded, written })
        {
            Assert.Empty(store.Check());
            using Snapshot snapshot = store.AcquireSnapshot();
            var actual = new DatasetSink();
            snapshot.CopyTo(GraphSelector.Each, actual);
            Assert.True(
                DatasetIsomorphism.AreIsomorphic(expected, actual.Dataset),
                $"expected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual.Dataset)}");
        }
    });
}
