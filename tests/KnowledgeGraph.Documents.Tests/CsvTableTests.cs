using KnowledgeGraph.Documents.Authority;

namespace KnowledgeGraph.Documents.Tests;

public class CsvTableTests
{
    [Fact]
    public void Parse_QuotesCommasAndLineBreaks_FollowsTheRfc()
    {
        CsvTable table = CsvTable.Parse("t.csv", "a,b\r\n\"x, y\",\"dit \"\"oui\"\"\nencore\"\r\n,z\n");
        Assert.Equal("x, y", table.Rows[0]["a"]);
        Assert.Equal("dit \"oui\"\nencore", table.Rows[0]["b"]);
        Assert.Equal("z", table.Rows[1]["b"]);
        Assert.Equal([2, 4], table.Rows.Select(row => row.Line));
    }

    [Fact]
    public void List_ValuesApartByBars_GivesEach() =>
        Assert.Equal(["x", "y z"], CsvTable.Parse("t.csv", "a\nx | y z|\n").Rows[0].List("a"));

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("a,a\n", 1, "twice")]
    [InlineData("a,b\n1,2\n3\n", 3, "1 fields")]
    [InlineData("a,b\n1,\"2\n", 2, "never closed")]
    [InlineData("a,b\n1,\"2\"x\n", 2, "closing quote")]
    [InlineData("a,b\n1,2\"\n", 2, "unquoted")]
    [InlineData("b\n1\n", 1, "'a' is missing")]
    public void Parse_BrokenTable_NamesFileAndLine(string text, int line, string reason)
    {
        DocumentException thrown = Assert.Throws<DocumentException>(() => CsvTable.Parse("t.csv", text, "a"));
        Assert.Equal(line, thrown.Line);
        Assert.StartsWith($"t.csv:{line}: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Required_EmptyField_NamesFileAndLine()
    {
        DocumentException thrown = Assert.Throws<DocumentException>(() => CsvTable.Parse("t.csv", "a,b\n,1\n").Rows[0].Required("a"));
        Assert.StartsWith("t.csv:2: ", thrown.Message, StringComparison.Ordinal);
    }
}
