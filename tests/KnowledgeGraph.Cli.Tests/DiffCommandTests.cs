namespace KnowledgeGraph.Cli.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Diff_SameStatementsInOtherSyntaxAndLabels_IsEmptyAndExitsWith0()
    {
        string turtle = _kg.Write("a.ttl", "<#s> <#p> [ <#q> ( 1 2 ) ] .");
        string lines = _kg.PathOf("b.nt");
        _kg.Run("convert", "--stream", turtle, lines);
        IEnumerable<string> renamed = File.ReadAllLines(lines).Select(line => line.Replace("_:g", "_:other", StringComparison.Ordinal));
        File.WriteAllLines(lines, renamed.Reverse());
        KgOutcome outcome = _kg.Run("diff", turtle, lines);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public void Diff_Changes_AreWrittenSideBySideAndExitWith1()
    {
        string before = _kg.Write("a.trig", "@prefix e: <http://e/> . e:s e:p [ e:name \"x\" ; e:age 1 ] . e:g { e:s e:p e:o }");
        string after = _kg.Write("b.trig", "@prefix e: <http://e/> . e:s e:p _:n . _:n e:name \"x\" ; e:age 2 . e:g { e:s e:p e:new }");
        KgOutcome outcome = _kg.Run("diff", before, after);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Equal(
            """
            + <http://e/s> <http://e/p> <http://e/new> <http://e/g> .
            - <http://e/s> <http://e/p> <http://e/o> <http://e/g> .
            - _:n <http://e/age> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
            + _:n <http://e/age> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .

            """.ReplaceLineEndings("\n"),
            outcome.Output);
    }

    [Fact]
    public void Diff_RelativeReferences_AreResolvedAlikeInBoth()
    {
        string before = _kg.Write("a.ttl", "<#s> <#p> <other> .");
        string after = _kg.Write("b.ttl", "<#s> <#p> <other> .");
        Assert.Equal(ExitCode.Success, _kg.Run("diff", before, after).ExitCode);
    }

    [Fact]
    public void Diff_FilesThatCannotBeCompared_ExitWith2()
    {
        string sound = _kg.Write("a.ttl", "");
        string broken = _kg.Write("b.ttl", "oops");
        KgOutcome outcome = _kg.Run("diff", sound, broken);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith($"kg: {broken}:1:1: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, _kg.Run("diff", sound, _kg.PathOf("none.ttl")).ExitCode);
        Assert.Equal(ExitCode.Usage, _kg.Run("diff", "-", "-").ExitCode);
    }
}
