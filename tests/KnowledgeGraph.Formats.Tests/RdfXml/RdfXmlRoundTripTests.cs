using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats.Tests.RdfXml;

public class RdfXmlRoundTripTests
{
    [Theory, InlineData(true), InlineData(false)]
    public void Write_AnyTriplesThatXmlCanHold_AreReadBackTheSame(bool pretty) => RandomDatasets.TriplesWithTripleTerms.Sample(
        quads =>
        {
            Quad[] writable = [.. quads.Where(IsWritable)];
            byte[] document = Documents.Write(writable, RdfFormat.RdfXml, Options(pretty));
            return DatasetIsomorphism.AreIsomorphic(writable, Documents.Read(document, RdfFormat.RdfXml, new RdfReaderOptions()));
        },
        iter: 2000);

    [Fact]
    public void Write_ShuffledTriplesPretty_GiveTheSameBytes() => Gen.Select(RandomDatasets.TriplesWithTripleTerms, Gen.Int).Sample(
        (quads, seed) =>
        {
            Quad[] writable = [.. quads.Where(IsWritable)];
            Quad[] shuffled = [.. writable];
            new Random(seed).Shuffle(shuffled);
            byte[] first = Documents.Write(writable, RdfFormat.RdfXml, Options(pretty: true));
            return first.AsSpan().SequenceEqual(Documents.Write(shuffled, RdfFormat.RdfXml, Options(pretty: true)));
        },
        iter: 500);

    private static bool IsWritable(Quad quad)
    {
        try
        {
            Documents.Write([quad], RdfFormat.RdfXml, Options(pretty: false));
            return true;
        }
        catch (KnowledgeGraphException)
        {
            return false;
        }
    }

    private static RdfWriterOptions Options(bool pretty) => new()
    {
        Pretty = pretty,
        Prefixes =
        [
            new("ex", "http://ex/"), new("ns", "http://ex/ns#"), new("", "http://ex/a"), new("ns2", "urn:"), new("xmlbad", "http://bad/"),
        ],
    };
}
