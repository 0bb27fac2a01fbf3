namespace KnowledgeGraph.Formats.Tests.JsonLd;

public class JsonSyntaxTests
{
    [Theory]
    [InlineData("", 1, 1, "the document is empty")]
    [InlineData("{\n \"a\": 1,\n}", 3, 1, "no comma behind the last entry")]
    [InlineData("{ \"a\" 1 }", 1, 7, "':' is expected behind the key")]
    [InlineData("{ 'a': 1 }", 1, 3, "double quotes")]
    [InlineData("{ a: 1 }", 1, 3, "keys of JSON have quotes")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", 1, 10, "',' or '}' is expected")]
    [InlineData("{ \"é😀\": x }", 1, 9, "a value is expected")]
    [InlineData("{ \"a\": \"x\n\" }", 1, 8, "not closed on its line")]
    [InlineData("{ \"a\": \"\\x\" }", 1, 9, "escapes")]
    [InlineData("{ \"a\": \"\\u12g4\" }", 1, 9, "four hexadecimal digits")]
    [InlineData("{ \"a\": \"\t\" }", 1, 9, "U+0009")]
    [InlineData("{ \"a\": 01 }", 1, 8, "no number")]
    [InlineData("{ \"a\": 1. }", 1, 8, "no number")]
    [InlineData("{ \"a\": +1 }", 1, 8, "begin with a digit")]
    [InlineData("{ \"a\": 1 // c\n }", 1, 10, "no comments")]
    [InlineData("{ \"a\": [1, 2", 1, 13, "inside the array that starts at line 1, column 8")]
    [InlineData("{} {}", 1, 4, "behind the end")]
    [InlineData("<http://e/> a 1 .", 1, 1, "is this XML or Turtle?")]
    public void Read_NoJson_SaysWhatIsWrongAndWhere(string text, long line, long column, string reason)
    {
        RdfSyntaxException error = Documents.Refuse(text, RdfFormat.JsonLd);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Read_NestedTooDeep_SaysTheLimit() =>
        Assert.Contains("512", Documents.Refuse(new string('[', 100_000), RdfFormat.JsonLd).Reason, StringComparison.Ordinal);
}
