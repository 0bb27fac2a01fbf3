using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats.Tests;

public class RoundTripTests
{
    private static readonly RdfWriterOptions Options = new()
    {
        Prefixes = [new("ex", "http://ex/"), new("ns", "http://ex/ns#"), new("", "http://ex/a"), new("a.b", "urn:"),
            new("-bad", "http://bad/")],
    };

    public static TheoryData<RdfFormat, bool> Writers => new(
        from format in new[] { RdfFormat.NTriples, RdfFormat.NQuads, RdfFormat.Turtle, RdfFormat.TriG }
        from pretty in new[] { true, false }
        select (format, pretty));

    [Theory, MemberData(nameof(Writers))]
    public void Write_AnyDataset_IsReadBackTheSame(RdfFormat format, bool pretty) =>
        (format.HasGraphs() ? RandomDatasets.QuadsWithTripleTerms : RandomDatasets.TriplesWithTripleTerms).Sample(
            quads =>
            {
                byte[] document = Documents.Write(quads, format, Options with { Pretty = pretty });
                Dataset read = Documents.Read(document, format, new RdfReaderOptions());
                return DatasetIsomorphism.AreIsomorphic(quads, read);
            },
            iter: 1000);

    [Theory, MemberData(nameof(Writers))]
    public void Read_InSmallPieces_GivesTheSameStatements(RdfFormat format, bool pretty) =>
        Gen.Select(format.HasGraphs() ? RandomDatasets.QuadsWithTripleTerms : RandomDatasets.TriplesWithTripleTerms, Gen.Int[1, 7]).Sample(
            (quads, size) =>
            {
                byte[] document = Documents.Write(quads, format, Options with { Pretty = pretty });
                string whole = Documents.Lines(Documents.Read(document, format));
                return Documents.Lines(Documents.Read(new SmallPiecesStream(document, size), format)) == whole;
            },
            iter: 500);

    [Theory]
    [InlineData(RdfFormat.NTriples)]
    [InlineData(RdfFormat.NQuads)]
    [InlineData(RdfFormat.Turtle)]
    [InlineData(RdfFormat.TriG)]
    public void Write_ShuffledDatasetPretty_GivesTheSameBytes(RdfFormat format) =>
        Gen.Select(RandomDatasets.QuadsWithTripleTerms, Gen.Int).Sample(
            (quads, seed) =>
            {
                Quad[] shuffled = [.. quads];
                new Random(seed).Shuffle(shuffled);
                return Documents.Write(quads, format, Options).AsSpan().SequenceEqual(Documents.Write(shuffled, format, Options));
            },
            iter: 500);

    [Theory, MemberData(nameof(Writers))]
    public void Read_DamagedDocument_EndsWithStatementsOrASyntaxError(RdfFormat format, bool pretty) =>
        Gen.Select(RandomDatasets.QuadsWithTripleTerms, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[0, 3]).Sample(
            (quads, place, value, damage) =>
            {
                byte[] document = Documents.Write(quads, format, Options with { Pretty = pretty });
                if (document.Length == 0) return;
                int at = place % document.Length;
                byte[] damaged = damage switch
                {
                    0 => document[..at],
                    1 => [.. document[..at], value, .. document[at..]],
                    2 => [.. document[..at], .. document[(at + 1)..]],
                    _ => [.. document[..at], value, .. document[(at + 1)..]],
                };
                string whole = Outcome(new MemoryStream(damaged), format);
                Assert.Equal(whole, Outcome(new SmallPiecesStream(damaged, 1 + (place % 7)), format));
            },
            iter: 700);

    private static string Outcome(Stream stream, RdfFormat format)
    {
        try
        {
            return Documents.Lines(Documents.Read(stream, format));
        }
        catch (RdfSyntaxException error)
        {
            Assert.True(error.Line > 0 && error.Column > 0);
            return error.Message;
        }
    }
}
