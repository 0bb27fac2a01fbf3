using CsCheck;
using KnowledgeGraph.Formats.JsonLd;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats.Tests.JsonLd;

public class JsonLdRoundTripTests
{
    // The awkward ones: terms that could be taken for others, containers of all kinds, scoped contexts, coercions that do not fit.
    private static readonly string?[] Contexts =
    [
        null,
        "{}",
        """{"@vocab": "http://ex/", "@language": "fr", "ex": "http://ex/ns#", "type": "@type", "id": "@id"}""",
        """
        {
          "xsd": "http://www.w3.org/2001/XMLSchema#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "x": "http://ex/a",
          "@language": "en-GB",
          "a": {"@id": "http://ex/a", "@container": "@language"}, "b": {"@id": "http://ex/a.b", "@type": "@id", "@container": "@set"},
          "c": {"@id": "http://ex/ns#x", "@type": "@vocab"}, "d": {"@id": "http://ex/nsx", "@type": "xsd:integer"},
          "e": {"@id": "http://ex/", "@container": "@list"}, "f": {"@id": "http://ex/1a", "@language": null},
          "g": {"@id": "http://ex/a/b", "@container": "@id"}, "h": {"@id": "http://ex/a:b", "@container": "@type"},
          "i": {"@id": "urn:x", "@container": "@index"}, "j": {"@id": "http://ex/é", "@container": ["@graph", "@id"]},
          "first": {"@id": "rdf:first", "@type": "@none"}, "k": {"@reverse": "http://ex/-"}, "l": {"@id": "http://ex/😀", "@type": "@json"},
          "n": {"@id": "http://ex/·", "@container": ["@index", "@set"], "@index": "http://ex/a"}
        }
        """,
        """
        {
          "@version": 1.1, "@base": "http://ex/", "@vocab": "http://ex/ns#",
          "T": {"@id": "http://ex/a", "@context": {"@vocab": "http://ex/", "@language": "fr"}},
          "U": {"@id": "http://ex/a.b", "@context": {"p": {"@id": "http://ex/a/b", "@type": "@id"}, "@propagate": true}},
          "p": {"@id": "http://ex/1a", "@context": {"@vocab": "urn:", "q": "http://ex/a"}},
          "nested": "@nest", "r": {"@id": "http://ex/", "@nest": "nested", "@language": "fr"},
          "s": {"@id": "http://ex/a:b", "@direction": "rtl"}
        }
        """,
    ];

    public static TheoryData<int, bool> Writers => new(
        from context in Enumerable.Range(0, Contexts.Length)
        from pretty in new[] { true, false }
        select (context, pretty));

    [Theory, MemberData(nameof(Writers))]
    public void Write_AnyDatasetInAnyContext_IsReadBackTheSame(int context, bool pretty) => RandomDatasets.Quads.Sample(
        quads =>
        {
            byte[] document;
            try
            {
                document = Documents.Write(quads, RdfFormat.JsonLd, Options(context, pretty));
            }
            catch (JsonLdException e) when (e.Code == "IRI confused with prefix")
            {
                return true;
            }
            return DatasetIsomorphism.AreIsomorphic(quads, Documents.Read(document, RdfFormat.JsonLd, new RdfReaderOptions()));
        },
        iter: 1000);

    [Fact]
    public void Write_ShuffledDatasetPretty_GivesTheSameBytes() => Gen.Select(
        RandomDatasets.Quads, Gen.Int, Gen.Int[0, Contexts.Length - 1]).Sample(
        (quads, seed, context) =>
        {
            quads = [.. quads.Where(quad => !quad.ToString().Contains("<x:>", StringComparison.Ordinal))];
            Quad[] shuffled = [.. quads];
            new Random(seed).Shuffle(shuffled);
            RdfWriterOptions options = Options(context, pretty: true);
            byte[] first = Documents.Write(quads, RdfFormat.JsonLd, options);
            return first.AsSpan().SequenceEqual(Documents.Write(shuffled, RdfFormat.JsonLd, options));
        },
        iter: 500);

    [Fact]
    public void FromRdf_AnyDataset_IsReadBackTheSame() => RandomDatasets.Quads.Sample(
        quads =>
        {
            byte[] document = JsonLdProcessor.FromRdf(quads.Distinct());
            return DatasetIsomorphism.AreIsomorphic(quads, Documents.Read(document, RdfFormat.JsonLd, new RdfReaderOptions()));
        },
        iter: 1000);

    [Fact]
    public void Flatten_AnyDocument_MeansTheSame() => RandomDatasets.Quads.Sample(
        quads =>
        {
            byte[] document = Documents.Write(quads, RdfFormat.JsonLd, Options(2, pretty: true));
            byte[] flattened = JsonLdProcessor.Flatten(document);
            return DatasetIsomorphism.AreIsomorphic(quads, Documents.Read(flattened, RdfFormat.JsonLd, new RdfReaderOptions()));
        },
        iter: 500);

    private static RdfWriterOptions Options(int context, bool pretty) => new()
    {
        Pretty = pretty,
        JsonLdContext = Contexts[context],
        Prefixes =
        [
            new("ex", "http://ex/"), new("ns", "http://ex/ns#"), new("", "http://ex/a"), new("a.b", "urn:"), new("a", "http://ex/a"),
        ],
    };
}
