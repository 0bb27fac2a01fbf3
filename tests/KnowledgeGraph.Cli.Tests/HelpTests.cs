namespace KnowledgeGraph.Cli.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Theory]
    [InlineData("--help", "build")]
    [InlineData("build --help", "--output")]
    [InlineData("query --help", "--named-data")]
    [InlineData("update --help", "--named-data")]
    [InlineData("convert --help", "--from")]
    [InlineData("check --help", "--max-errors")]
    [InlineData("count --help", "--time")]
    [InlineData("diff --help", "exit code is 0")]
    [InlineData("extract --help", "--format")]
    [InlineData("lint --help", "exit code is 0")]
    [InlineData("template --help", "--format")]
    [InlineData("load --help", "--graph")]
    [InlineData("export --help", "--output")]
    [InlineData("info --help", "--store")]
    [InlineData("compact --help", "--store")]
    [InlineData("backup --help", "--output")]
    [InlineData("restore --help", "BACKUP")]
    [InlineData("serve --help", "--store")]
    public void Help_OfEveryVerb_NamesItsOptions(string arguments, string expected)
    {
        KgOutcome outcome = _kg.Run(arguments.Split(' '));
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains(expected, outcome.Output, StringComparison.Ordinal);
    }
}
