namespace KnowledgeGraph.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Check_SoundFile_SaysSoInALine()
    {
        string path = _kg.Write("a.ttl", "<#s> <#p> 1, 2 .");
        KgOutcome outcome = _kg.Run("check", path);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal($"{path}: 2 statements, no errors\n", outcome.Output);
    }

    [Fact]
    public void Check_BrokenLines_ShowsEachWithACaret()
    {
        string path = _kg.Write("a.nt", "<a:s> <a:p> <a:o> .\r\n<a:s>\t<a:é> o .\r\n<a:s> <a:p> <a:o> .\r\n<a:s> \"p\" <a:o> .\r\n");
        KgOutcome outcome = _kg.Run("check", path);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Equal("", outcome.Error);
        string[] lines = outcome.Output.Split('\n');
        Assert.StartsWith($"{path}:2:13: found 'o' where", lines[0], StringComparison.Ordinal);
        Assert.Equal("    <a:s> <a:é> o .", lines[1]);
        Assert.Equal("                ^", lines[2]);
        Assert.StartsWith($"{path}:4:7: ", lines[3], StringComparison.Ordinal);
        Assert.Equal("    <a:s> \"p\" <a:o> .", lines[4]);
        Assert.Equal("          ^", lines[5]);
        Assert.Equal($"{path}: 2 statements, 2 errors", lines[6]);
    }

    [Fact]
    public void Check_BrokenTurtle_GoesOnBehindTheStatement()
    {
        string path = _kg.Write("a.ttl", "@prefix e: <http://e/> .\ne:s e:p .\ne:s e:p e:o .\ne:s f:p 1 , ; .\ne:s e:p e:o2 .\n");
        KgOutcome outcome = _kg.Run("check", path);
        Assert.Contains($"{path}:2:9: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"{path}:4:5: the prefix 'f:' is not declared", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"{path}:4:13: ", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith($"{path}: 3 statements, 3 errors\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TooManyErrors_GivesUp()
    {
        string path = _kg.Write("a.nq", string.Concat(Enumerable.Repeat("broken\n", 200)));
        KgOutcome few = _kg.Run("check", "--max-errors", "3", path);
        Assert.Equal(4, few.Output.Split('\n').Count(line => line.StartsWith(path, StringComparison.Ordinal)));
        Assert.EndsWith("0 statements, 3 errors; gave up here, --max-errors shows more\n", few.Output, StringComparison.Ordinal);
        Assert.Contains(", 100 errors; gave up", _kg.Run("check", path).Output, StringComparison.Ordinal);
        Assert.Contains(", 200 errors\n", _kg.Run("check", "--max-errors", "201", path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.rdf", "<rdf:RDF>\n  <oops", ":1:")]
    [InlineData("a.jsonld", "{\n  \"@id\": oops\n}", ":2:")]
    public void Check_OtherFormats_ShowTheirFirstError(string name, string text, string place)
    {
        string path = _kg.Write(name, text);
        KgOutcome outcome = _kg.Run("check", path);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains(path + place, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("^\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 error\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LongLine_ShowsAWindowOfIt()
    {
        string path = _kg.Write("a.nt", $"<a:s> <a:p> \"{new string('x', 5000)}\" oops {new string('y', 5000)} .\n");
        string[] lines = _kg.Run("check", path).Output.Split('\n');
        Assert.InRange(lines[1].Length, 80, 120);
        Assert.Contains("…", lines[1], StringComparison.Ordinal);
        Assert.Equal('o', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void Check_StandardInput_NeedsNoFile()
    {
        KgOutcome outcome = _kg.RunWithInput("oops", "check", "--from", "ttl", "-");
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.StartsWith("standard input:1:1: ", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("standard input: 0 statements, 1 error\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SeveralFiles_ChecksThemAll()
    {
        string broken = _kg.Write("a.nt", "oops\n");
        string sound = _kg.Write("b.nt", "");
        KgOutcome outcome = _kg.Run("check", broken, sound);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.EndsWith($"{sound}: 0 statements, no errors\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, _kg.Run("check", "--max-errors", "0", sound).ExitCode);
    }
}
