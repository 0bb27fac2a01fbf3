using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.NTriples;

public class LineReaderTests
{
    [Theory]
    [InlineData("<x:a> <x:b> <x:c>\n", 1, 18, "'.' at the end")]
    [InlineData("<x:a> <x:b> <x:c> .\n<x:a> <x:b> \"é", 2, 13, "not closed")]
    [InlineData("<x:a> <x:b> <x:c> . <x:d> <x:e> <x:f> .", 1, 21, "one statement a line")]
    [InlineData("<a> <x:b> <x:c> .", 1, 1, "absolute")]
    [InlineData("_:a <x:b> <x:c d> .", 1, 15, "space")]
    [InlineData("_:a _:b <x:c> .", 1, 5, "the predicate")]
    [InlineData("<x:a> <x:b> \"x\"^^x:t .", 1, 18, "the datatype")]
    [InlineData("<x:a> <x:b> <x:c> <x:g> .", 1, 19, "'.' at the end")]
    [InlineData("@prefix ex: <x:> .", 1, 1, "the subject")]
    public void Read_CommonMistake_SaysWhereAndWhat(string text, long line, long column, string reason)
    {
        RdfSyntaxException error = Documents.Refuse(text, RdfFormat.NTriples);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EscapesInEveryTerm_AreDecodedEach()
    {
        Dataset dataset = Documents.Read(
            """<x:\u0061> <x:\u0062> "\u0063\t\U0001F600"^^<x:\u0064> <x:\u0065> .""", RdfFormat.NQuads);
        Assert.Equal(
            new Quad(new Iri("x:a"), new Iri("x:b"), new Literal("c\t😀", new Iri("x:d")), new Iri("x:e")),
            Assert.Single(dataset));
    }

    [Fact]
    public void Read_CarriageReturnsBlankLinesAndComments_ArePassedOver() =>
        Assert.Equal(2, Documents.Read("\uFEFF\r\n # x\r<x:a><x:b>_:c.#y\r\n\n\t_:c <x:b> \"d\"@fr .", RdfFormat.NTriples).Count);
}
