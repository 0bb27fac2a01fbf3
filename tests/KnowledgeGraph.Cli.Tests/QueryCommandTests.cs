using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests;

public sealed class QueryCommandTests : IDisposable
{
    private readonly Kg _kg = new();
    private readonly string _data;

    public QueryCommandTests() => _data = _kg.Write(
        "data.ttl", "PREFIX e: <http://example.org/> e:a e:name \"Ane\"@fr ; e:age 7 . e:b e:name \"Bée\" .");

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Query_Csv_GivesTheRows()
    {
        KgOutcome outcome = _kg.Run(
            "query", "--data", _data, "-e", "PREFIX e: <http://example.org/> SELECT ?n ?a { ?s e:name ?n OPTIONAL { ?s e:age ?a } } ORDER BY ?s", "--results", "csv");
        Assert.Equal("", outcome.Error);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("n,a\r\nAne,7\r\nBée,\r\n", outcome.Output);
    }

    [Fact]
    public void Query_Json_IsWellFormed()
    {
        KgOutcome outcome = _kg.Run("query", "--data", _data, "-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--results", "json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal("3", document.RootElement.GetProperty("results").GetProperty("bindings")[0].GetProperty("n").GetProperty("value").GetString());
    }

    [Fact]
    public void Query_Table_ShowsTripleTermsWithShortNames()
    {
        string data = _kg.Write("annotated.ttl", "PREFIX e: <http://example.org/> e:a e:name \"قطة\"@ar--rtl ~ e:r .");
        KgOutcome outcome = _kg.Run("query", "--data", data, "-e",
            "PREFIX e: <http://example.org/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?t { e:r rdf:reifies ?t }");
        Assert.Equal("", outcome.Error);
        Assert.Contains("<<( e:a e:name قطة@ar--rtl )>>", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_Table_IsTheDefault()
    {
        KgOutcome outcome = _kg.Run("query", "--data", _data, "-e", "PREFIX e: <http://example.org/> SELECT ?s ?n { ?s e:name ?n } ORDER BY ?s");
        Assert.Equal(
            """
            s   | n
            ----+-------
            e:a | Ane@fr
            e:b | Bée
            (2 rows)

            """.ReplaceLineEndings("\n"),
            outcome.Output);
    }

    [Fact]
    public void Query_EverythingInNamedGraphs_HintsAtUnion()
    {
        string data = _kg.Write("data.nq", "<http://example.org/s> <http://example.org/p> \"o\" <http://example.org/g> .\n");
        KgOutcome plain = _kg.Run("query", "--data", data, "-e", "SELECT * { ?s ?p ?o }");
        Assert.Equal(ExitCode.Success, plain.ExitCode);
        Assert.Contains("--union", plain.Error, StringComparison.Ordinal);
        Assert.Equal("", _kg.Run("query", "--data", data, "--union", "-e", "SELECT * { ?s ?p ?o }").Error);
        Assert.Equal("", _kg.Run("query", "--data", data, "-e", "SELECT * { GRAPH ?g { ?s ?p ?o } }").Error);
    }

    [Fact]
    public void Query_StandardInputAsData_IsWrongUse_AndNamesNoOptionThatIsNotThere()
    {
        KgOutcome outcome = _kg.Run("query", "--data", "-", "-e", "ASK {}");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.DoesNotContain("--from", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_NamedDataWithoutIri_IsNamedByItsFile()
    {
        KgOutcome outcome = _kg.Run("query", "--named-data", _data, "-e", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "--results", "csv");
        Assert.Equal($"g\r\n{new Uri(_data).AbsoluteUri}\r\n", outcome.Output);
    }

    [Fact]
    public void Query_NamedDataWithIri_TakesIt_AndLeavesTheDefaultGraphEmpty()
    {
        KgOutcome named = _kg.Run("query", "--named-data", $"http://example.org/g={_data}", "-e", "ASK { GRAPH <http://example.org/g> { ?s ?p 7 } }");
        Assert.Equal("true\n", named.Output);
        KgOutcome plain = _kg.Run("query", "--named-data", $"http://example.org/g={_data}", "-e", "ASK { ?s ?p ?o }");
        Assert.Equal("false\n", plain.Output);
        KgOutcome union = _kg.Run("query", "--union", "--named-data", $"http://example.org/g={_data}", "-e", "ASK { ?s ?p ?o }");
        Assert.Equal("true\n", union.Output);
    }

    [Fact]
    public void Query_Construct_WritesTurtleWithTheQuerysPrefixes()
    {
        KgOutcome outcome = _kg.Run("query", "--data", _data, "-e", "PREFIX e: <http://example.org/> CONSTRUCT { ?s e:n ?n } WHERE { ?s e:age ?n }");
        Assert.Equal("PREFIX e: <http://example.org/>\n\ne:a e:n 7 .\n".Replace("PREFIX e: <http://example.org/>", "@prefix e: <http://example.org/> ."), outcome.Output);
    }

    [Fact]
    public void Query_FromFile_ReadsIt()
    {
        string query = _kg.Write("q.rq", "ASK { ?s ?p 7 }");
        Assert.Equal("true\n", _kg.Run("query", "--data", _data, "--query", query).Output);
    }

    [Fact]
    public void Query_SyntaxError_NamesFileLineAndColumn()
    {
        string query = _kg.Write("q.rq", "SELECT *\nWHERE { ?s ?p }");
        KgOutcome outcome = _kg.Run("query", "--data", _data, "--query", query);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.StartsWith($"kg: {query}:2:15: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_Explain_WritesThePlanWithActualRows()
    {
        KgOutcome outcome = _kg.Run("query", "--data", _data, "-e", "SELECT * { ?s ?p ?o }", "--explain");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains("IndexScan", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_Time_GoesToStandardError()
    {
        KgOutcome outcome = _kg.Run("query", "--data", _data, "-e", "ASK {}", "--time");
        Assert.Equal("true\n", outcome.Output);
        Assert.Contains("loaded 3 quads", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "-e", "ASK {}")]
    [InlineData("query", "--data", "x.ttl")]
    [InlineData("query", "--data", "x.ttl", "-e", "ASK {}", "--results", "turtle")]
    [InlineData("query", "--data", "x.ttl", "-e", "ASK {}", "--results", "word")]
    [InlineData("query", "--data", "x.ttl", "-e", "ASK {}", "--query", "q.rq")]
    [InlineData("query", "--data", "x.ttl", "-e", "ASK {}", "--base", "here")]
    [InlineData("query", "--named-data", "here=x.ttl", "-e", "ASK {}")]
    [InlineData("query", "--data", "-", "-e", "ASK {}")]
    [InlineData("query", "--nothing")]
    [InlineData("nothing")]
    [InlineData]
    public void Query_WrongUse_ExitsWith2_AndSaysWhy(params string[] arguments)
    {
        KgOutcome outcome = _kg.Run(arguments);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith("kg: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public void Query_DataOfUnknownExtension_NamesTheKnownOnes_AndNoOptionThatIsNotThere()
    {
        KgOutcome outcome = _kg.Run("query", "--data", _kg.Write("a.xyz", ""), "-e", "ASK {}");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains(".ttl", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--from", outcome.Error, StringComparison.Ordinal);
    }
}
