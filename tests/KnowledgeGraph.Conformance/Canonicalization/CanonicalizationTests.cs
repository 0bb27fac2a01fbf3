using System.Text.Json;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Conformance.Canonicalization;

/// <summary>The suite of RDF Dataset Canonicalization, RDFC-1.0.</summary>
public class CanonicalizationTests
{
    private const string SuiteManifest = "rdf-canon/tests/manifest.ttl";

    private static readonly Iri HashAlgorithm = new("https://w3c.github.io/rdf-canon/tests/vocab#hashAlgorithm");

    [Theory, ManifestEntries(SuiteManifest, Types = "RDFC10EvalTest")]
    public void CanonicalNQuads(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test =>
        Assert.Equal(File.ReadAllText(test.FileOf(test.Result!)), Canonicalize(test).ToNQuads()));

    [Theory, ManifestEntries(SuiteManifest, Types = "RDFC10MapTest")]
    public void IssuedIdentifiers(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test =>
    {
        using FileStream file = File.OpenRead(test.FileOf(test.Result!));
        var expected = JsonSerializer.Deserialize<SortedDictionary<string, string>>(file);
        var actual = new SortedDictionary<string, string>(
            Canonicalize(test).Nodes.ToDictionary(pair => pair.Key.Label, pair => pair.Value.Label));
        Assert.Equal(expected, actual);
    });

    [Theory, ManifestEntries(SuiteManifest, Types = "RDFC10NegativeEvalTest")]
    public void Poison(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test =>
        Assert.Throws<CanonicalizationLimitException>(() => Canonicalize(test)));

    private static CanonicalDataset Canonicalize(ManifestEntry test)
    {
        var sink = new DatasetSink();
        using FileStream stream = File.OpenRead(test.FileOf(test.Action!));
        RdfReader.Read(stream, RdfFormat.NQuads, new RdfReaderOptions(), sink);
        CanonicalHash hash = (test.Value(HashAlgorithm) as Literal)?.LexicalForm switch
        {
            null or "SHA256" => CanonicalHash.Sha256,
            "SHA384" => CanonicalHash.Sha384,
            string other => throw new InvalidDataException($"the manifest asks for the unknown hash '{other}'"),
        };
        return DatasetCanonicalizer.Canonicalize(sink.Dataset, new CanonicalizationOptions { Hash = hash });
    }
}
