using System.Text;

namespace KnowledgeGraph.Formats.Tests.Turtle;

public class TurtleErrorTests
{
    [Theory]
    [InlineData("<x:a> <x:b> <x:c>\n<x:d> <x:e> <x:f> .", 2, 1, "is a '.' missing at the end of the line before?")]
    [InlineData("<x:a> <x:b> \"abc\n .", 1, 13, "not closed on its line")]
    [InlineData("<x:é> <x:b> \"\"\"abc\n .", 1, 13, "\"\"\" expected")]
    [InlineData("@prefix foaf: <x:> .\n  foat:a foaf:b 1 .", 2, 3, "did you mean 'foaf:'?")]
    [InlineData("<x:a> <x:b> ex:c .", 1, 13, "@prefix ex: <…> .")]
    [InlineData("<x:a> <x:b> http://ex/c .", 1, 13, "between '<' and '>'")]
    [InlineData("<x:a> <x:b> <x:c d> .", 1, 17, "may not contain a space")]
    [InlineData("<x:a> <x:b> <x:c .", 1, 17, "is '>' missing before it?")]
    [InlineData("<x:a> <x:b> \"\\d\" .", 1, 14, "no escape")]
    [InlineData("<x:a> <x:b> \"😀\\uD800\" .", 1, 15, "surrogates")]
    [InlineData("<x:a> <x:b> \"\\u12\" .", 1, 14, "4 hexadecimal digits")]
    [InlineData("<x:a> <x:b> [ <x:c> 1 .", 1, 23, "']' after the object")]
    [InlineData("<x:a> <x:b> ( 1 2 .", 1, 19, "an object")]
    [InlineData("<x:a> <x:b> .", 1, 13, "an object")]
    [InlineData("<x:a> 5 <x:b> .", 1, 7, "a predicate")]
    [InlineData("\"a\" <x:b> <x:c> .", 1, 1, "a literal may stand as object only")]
    [InlineData("?s <x:b> <x:c> .", 1, 1, "variables belong to SPARQL")]
    [InlineData("<x:a> <x:b> \"c\"@1 .", 1, 16, "like @fr")]
    [InlineData("@PREFIX ex: <x:> .", 1, 2, "in lower case")]
    [InlineData("@prefix ex: <x:>\n<x:a> a <x:b> .", 2, 1, "after the declaration")]
    [InlineData("<x:g> { <x:a> a <x:b> }", 1, 7, "graphs belong to TriG")]
    [InlineData("<x:a> <x:b> <x:c> ;\r\n  <x:d> \r\n", 3, 1, "the end of the document")]
    public void Read_CommonMistake_SaysWhereAndWhatToDo(string text, long line, long column, string hint)
    {
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read(Encoding.UTF8.GetBytes(text), RdfFormat.Turtle, new RdfReaderOptions { SourceName = "a.ttl" }));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(hint, error.Reason, StringComparison.Ordinal);
        Assert.StartsWith($"a.ttl:{line}:{column}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RelativeIriWithoutBase_SaysSo()
    {
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read("<a> <b> <c> ."u8.ToArray(), RdfFormat.Turtle, new RdfReaderOptions()));
        Assert.Contains("has no base", error.Reason, StringComparison.Ordinal);
    }
}
