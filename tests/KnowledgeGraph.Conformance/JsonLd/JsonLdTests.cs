using System.Text;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Formats.JsonLd;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Conformance.JsonLd;

/// <summary>The suites of the JSON-LD 1.1 API and of framing. Tests of JSON-LD 1.0 alone are skipped.</summary>
public class JsonLdTests
{
    private const string Api = "json-ld-api/tests/";

    [Theory, ManifestEntries(Api + "expand-manifest.jsonld")]
    public void Expand(string manifest, string entry) =>
        RunJson(manifest, entry, (test, input, options) => JsonLdProcessor.Expand(input, options));

    [Theory, ManifestEntries(Api + "compact-manifest.jsonld")]
    public void Compact(string manifest, string entry) =>
        RunJson(manifest, entry, (test, input, options) => JsonLdProcessor.Compact(input, Bytes(test, JsonLdVocabulary.Context), options));

    [Theory, ManifestEntries(Api + "flatten-manifest.jsonld")]
    public void Flatten(string manifest, string entry) => RunJson(manifest, entry, (test, input, options) =>
        JsonLdProcessor.Flatten(input, test.Value(JsonLdVocabulary.Context) is null ? [] : Bytes(test, JsonLdVocabulary.Context), options));

    [Theory, ManifestEntries("json-ld-framing/tests/frame-manifest.jsonld")]
    public void Frame(string manifest, string entry) =>
        RunJson(manifest, entry, (test, input, options) => JsonLdProcessor.Frame(input, Bytes(test, JsonLdVocabulary.Frame), options));

    [Theory, ManifestEntries(Api + "remote-doc-manifest.jsonld")]
    public void RemoteDocument(string manifest, string entry) => Run(manifest, entry, (test, options) =>
    {
        var allowed = new HttpDocumentLoaderOptions { AllowedPrefixes = [SharedSuites.PublishedRoot] };
        using var loader = new HttpDocumentLoader(allowed, new SuiteServer(test));
        options = options with { BaseIri = Text(test, "base"), DocumentLoader = loader };
        byte[] actual = JsonLdProcessor.Expand(((Iri)test.Action!).Value, options);
        return () => CheckJson(test, actual);
    });

    [Theory, ManifestEntries(Api + "fromRdf-manifest.jsonld")]
    public void FromRdf(string manifest, string entry) => RunJson(manifest, entry, (test, input, options) =>
        JsonLdProcessor.FromRdf(ReadNQuads(test.FileOf(test.Action!)), options));

    [Theory, ManifestEntries(Api + "toRdf-manifest.jsonld")]
    public void ToRdf(string manifest, string entry) => Run(manifest, entry, (test, options) =>
    {
        var sink = new DatasetSink();
        JsonLdProcessor.ToRdf(File.ReadAllBytes(test.FileOf(test.Action!)), sink, options);
        return () =>
        {
            if (test.Result is null) return;
            Dataset expected = ReadNQuads(test.FileOf(test.Result));
            Assert.True(
                DatasetIsomorphism.AreIsomorphic(expected, sink.Dataset),
                $"expected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', sink.Dataset)}");
        };
    });

    private static void RunJson(string manifest, string entry, Func<ManifestEntry, byte[], JsonLdOptions, byte[]> algorithm) =>
        Run(manifest, entry, (test, options) =>
        {
            byte[] actual = algorithm(test, File.ReadAllBytes(test.FileOf(test.Action!)), options);
            return () => CheckJson(test, actual);
        });

    private static void CheckJson(ManifestEntry test, byte[] actual)
    {
        byte[] expected = File.ReadAllBytes(test.FileOf(test.Result!));
        bool equal = new JsonComparison(ordered: false).AreEqual(expected, actual);
        Assert.True(equal, $"expected:\n{Encoding.UTF8.GetString(expected)}\nactual:\n{Encoding.UTF8.GetString(actual)}");
    }

    // The algorithm runs first and gives the check of its result, which a negative test must not reach.
    private static void Run(string manifest, string entryIri, Func<ManifestEntry, JsonLdOptions, Action> algorithm) =>
        ConformanceTest.Run(manifest, entryIri, test =>
        {
            if (Text(test, "specVersion") == "json-ld-1.0") Assert.Skip("a test of JSON-LD 1.0 alone");
            if (test.Result is Literal code)
            {
                JsonLdException error = Assert.Throws<JsonLdException>(() => { algorithm(test, OptionsOf(test)); });
                Assert.Equal(code.LexicalForm, error.Code);
                return;
            }
            algorithm(test, OptionsOf(test))();
        });

    private static JsonLdOptions OptionsOf(ManifestEntry test)
    {
        string? expandContext = Text(test, "expandContext");
        return new JsonLdOptions
        {
            BaseIri = Text(test, "base") ?? test.BaseOf(test.Action!),
            DocumentLoader = SuiteDocumentLoader.Instance,
            ExpandContext = expandContext is null ? null : File.ReadAllText(SharedSuites.FileOfPublished(expandContext)),
            CompactArrays = Text(test, "compactArrays") != "false",
            CompactToRelative = Text(test, "compactToRelative") != "false",
            ProcessingMode = Text(test, "processingMode") ?? "json-ld-1.1",
            RdfDirection = Text(test, "rdfDirection"),
            OmitGraph = Text(test, "omitGraph") is { } omit ? omit == "true" : null,
            UseNativeTypes = Text(test, "useNativeTypes") == "true",
            UseRdfType = Text(test, "useRdfType") == "true",
        };
    }

    private static string? Text(ManifestEntry test, string option) => JsonLdVocabulary.Options(test, option).FirstOrDefault();

    private static byte[] Bytes(ManifestEntry test, Iri property) => File.ReadAllBytes(test.FileOf(test.Value(property)!));

    private static Dataset ReadNQuads(string file)
    {
        var sink = new DatasetSink();
        using FileStream stream = File.OpenRead(file);
        RdfReader.Read(stream, RdfFormat.NQuads, new RdfReaderOptions(), sink);
        return sink.Dataset;
    }
}
