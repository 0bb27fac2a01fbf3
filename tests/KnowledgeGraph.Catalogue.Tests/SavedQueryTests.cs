using System.Buffers;
using System.Text;
using KnowledgeGraph.Query;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>The saved queries under <c>ontology/queries</c>: each has an answer, and it is the one expected.</summary>
public sealed class SavedQueryTests(RepositoryGraph graph) : IClassFixture<RepositoryGraph>
{
    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryGraph.Root, "ontology", "queries"), "*.rq").Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)!)];

    public static TheoryData<string> Answered() => [.. ExpectedAnswer.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Query_EveryFile_StartsWithItsQuestion_AndHasAnAnswer(string file)
    {
        string[] lines = Text(file).Split('\n');
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("# ", lines[1], StringComparison.Ordinal);
        Assert.True(Rows(file).Count > 1, "no row");
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public void Answer_OfEveryQuestion_IsTheOneExpected(string name)
    {
        List<string> expected = ExpectedAnswer.Read(name);
        List<string> actual = Rows(name + ".rq");
        Assert.Equal(expected[0], actual[0]);
        if (IsOrdered(name + ".rq")) Assert.Equal(expected[1..], actual[1..]);
        else Assert.Equal(expected[1..].Order(StringComparer.Ordinal), actual[1..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Questions_AreFortyWithAnswers_AndSayWhoAsks()
    {
        string[] names = [.. ExpectedAnswer.Names];
        Assert.True(names.Length >= 40, $"{names.Length} answers");
        Assert.All(names, name => Assert.StartsWith("# Qui demande : ", Text(name + ".rq").Split('\n')[2], StringComparison.Ordinal));
    }

    private static bool IsOrdered(string file) => Text(file).Split('\n').Any(line => line.StartsWith("ORDER BY", StringComparison.Ordinal));

    private static string Text(string file) => File.ReadAllText(Path.Combine(RepositoryGraph.Root, "ontology", "queries", file));

    private List<string> Rows(string file)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, SolutionFormat.Csv);
        using var result = (SelectResult)new QueryEngine().Execute(SparqlParser.ParseQuery(Text(file)), graph.Snapshot, new QueryOptions());
        while (result.WriteNext(writer))
        {
        }
        return ExpectedAnswer.Records(Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
