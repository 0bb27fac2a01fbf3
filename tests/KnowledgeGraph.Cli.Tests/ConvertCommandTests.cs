using System.Diagnostics;

namespace KnowledgeGraph.Cli.Tests;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Convert_TurtleToNTriples_ResolvesAgainstTheFile()
    {
        string input = _kg.Write("a.ttl", "<#x> a <http://example.org/C> .");
        KgOutcome outcome = _kg.Run("convert", input, _kg.PathOf("a.nt"));
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        string iri = new Uri(input).AbsoluteUri;
        Assert.Equal(
            $"<{iri}#x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/C> .\n",
            File.ReadAllText(_kg.PathOf("a.nt")));
    }

    [Fact]
    public void Convert_StandardStreams_TakesFormatsFromOptions()
    {
        KgOutcome outcome = _kg.RunWithInput(
            "<s> <p> 1 .", "convert", "--from", "turtle", "--to", "nquads", "--base", "http://example.org/", "-", "-");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("<http://example.org/s> <http://example.org/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n", outcome.Output);
    }

    [Theory]
    [InlineData("out.jsonld")]
    [InlineData("out.trig")]
    [InlineData("out.ttl")]
    public void Convert_ThereAndBack_KeepsEveryTriple(string file)
    {
        const string text = "<http://example.org/é> <http://example.org/p> \"l'été\"@fr , 4.2 , true ; <http://example.org/q> [ <http://example.org/r> ( 1 2 ) ] .";
        string input = _kg.Write("a.ttl", text);
        Assert.Equal(ExitCode.Success, _kg.Run("convert", input, _kg.PathOf(file)).ExitCode);
        Assert.Equal(ExitCode.Success, _kg.Run("convert", _kg.PathOf(file), _kg.PathOf("back.ttl")).ExitCode);
        Assert.Equal(ExitCode.Success, _kg.Run("convert", input, _kg.PathOf("first.ttl")).ExitCode);
        Assert.Equal(File.ReadAllText(_kg.PathOf("first.ttl")), File.ReadAllText(_kg.PathOf("back.ttl")));
    }

    [Fact]
    public void Convert_BrokenInput_SaysWhere_AndLeavesTheOldFile()
    {
        string input = _kg.Write("a.ttl", "<http://example.org/s> <http://example.org/p> <http://example.org/o>\n<http://example.org/s> .");
        string output = _kg.Write("a.nt", "old");
        KgOutcome outcome = _kg.Run("convert", input, output);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains($"{input}:2:", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(output));
        Assert.Equal(["a.nt", "a.ttl"], Directory.GetFiles(_kg.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Convert_OutputIsALink_ReplacesWhatItPointsTo()
    {
        string input = _kg.Write("a.ttl", "<http://example.org/s> <http://example.org/p> 1 .");
        string target = _kg.Write("target.nt", "old");
        File.CreateSymbolicLink(_kg.PathOf("link.nt"), target);
        Assert.Equal(ExitCode.Success, _kg.Run("convert", input, _kg.PathOf("link.nt")).ExitCode);
        Assert.NotNull(new FileInfo(_kg.PathOf("link.nt")).LinkTarget);
        Assert.StartsWith("<http://example.org/s>", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OutputIsANamedPipe_WritesIntoThePipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes are no files there");
        string input = _kg.Write("a.ttl", "<http://example.org/s> <http://example.org/p> 1 .");
        string pipe = _kg.PathOf("pipe.nt");
        using (Process maker = Process.Start("mkfifo", pipe)) await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Task<string> reading = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Success, _kg.Run("convert", input, pipe).ExitCode);
        Assert.StartsWith("<http://example.org/s>", await reading, StringComparison.Ordinal);
        Assert.Equal(["a.ttl", "pipe.nt"], Directory.GetFiles(_kg.Folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("none/out.nt", "there is no folder")]
    [InlineData(".nt", "is a folder")]
    public void Convert_OutputThatCantStand_SaysWhy(string output, string message)
    {
        string input = _kg.Write("a.ttl", "<http://example.org/s> <http://example.org/p> 1 .");
        Directory.CreateDirectory(_kg.PathOf(".nt"));
        KgOutcome outcome = _kg.Run("convert", input, _kg.PathOf(output));
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convert", "a.ttl", "b.nt")]
    [InlineData("query", "--data", "a.ttl", "-e", "ASK {}")]
    public void Base_NoAbsoluteIri_IsWrongUse(params string[] arguments)
    {
        KgOutcome outcome = _kg.Run([.. arguments, "--base", "name"]);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("'name'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_MissingFile_FailsWithItsName()
    {
        KgOutcome outcome = _kg.Run("convert", _kg.PathOf("none.ttl"), _kg.PathOf("a.nt"));
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("none.ttl", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_kg.Folder));
    }

    [Theory]
    [InlineData("a.xyz", "b.nt")]
    [InlineData("-", "b.nt")]
    public void Convert_UnknownFormat_IsWrongUse(string input, string output)
    {
        if (input != "-") input = _kg.Write(input, "nothing that kg knows");
        KgOutcome outcome = _kg.Run("convert", input, output);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--from", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_UnknownFormatName_ListsTheKnownOnes()
    {
        KgOutcome outcome = _kg.Run("convert", "--to", "word", _kg.Write("a.ttl", ""), "-");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("turtle", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_RelativeBase_IsWrongUse()
    {
        KgOutcome outcome = _kg.Run("convert", "--base", "here", _kg.Write("a.ttl", ""), "-");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--base is 'here'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ErrorThatQuotesControlCharacters_KeepsThemFromTheTerminal()
    {
        KgOutcome outcome = _kg.Run("convert", _kg.Write("a.nt", "\u001b[2J\u202Egnp.exe"), "--to", "turtle", "-");
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("[2J", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Error.TrimEnd(), c => char.IsControl(c) || c == '\u202E');
    }

    [Theory]
    [InlineData("<http://e/s> <http://e/p> <http://e/o> <http://e/g> .\n<http://e/s> <http://e/p> <http://e/d> .\n")]
    [InlineData("<http://e/g> { <http://e/s> <http://e/p> <http://e/o> } <http://e/s> <http://e/p> <http://e/d> .")]
    [InlineData("{ \"@id\": \"http://e/g\", \"@graph\": { \"@id\": \"http://e/s\", \"http://e/p\": { \"@id\": \"http://e/o\" } } }")]
    public void Convert_NamedGraphsToASyntaxWithout_IsRefusedUnlessAsked(string text)
    {
        string input = _kg.Write("a", text);
        KgOutcome refused = _kg.Run("convert", "--to", "ntriples", input, "-");
        Assert.Equal(ExitCode.Failure, refused.ExitCode);
        Assert.Contains("--merge-graphs", refused.Error, StringComparison.Ordinal);
        Assert.Contains("<http://e/o> .", _kg.Run("convert", "--to", "ntriples", "--merge-graphs", input, "-").Output, StringComparison.Ordinal);
        Assert.Equal(
            "<http://e/s> <http://e/p> <http://e/o> .\n", _kg.Run("convert", "--to", "ntriples", "--graph", "http://e/g", input, "-").Output);
        Assert.Equal(ExitCode.Failure, _kg.Run("convert", "--to", "ntriples", "--graph", "http://e/other", input, "-").ExitCode);
        Assert.Equal(ExitCode.Success, _kg.Run("convert", "--to", "nquads", input, "-").ExitCode);
    }

    [Fact]
    public void Convert_OfTheDefaultGraphOnly_LeavesTheOthersOut()
    {
        string input = _kg.Write("a.nq", "<http://e/s> <http://e/p> <http://e/o> <http://e/g> .\n<http://e/s> <http://e/p> <http://e/d> .\n");
        Assert.Equal("<http://e/s> <http://e/p> <http://e/d> .\n", _kg.Run("convert", "--to", "nt", "--graph", "default", input, "-").Output);
    }

    [Fact]
    public void Convert_StandardInputWithoutFormat_IsKnownByItsContent()
    {
        KgOutcome outcome = _kg.RunWithInput("{\"@id\": \"http://e/s\", \"http://e/p\": 1}", "convert", "--to", "nt", "-", "-");
        Assert.Equal("<http://e/s> <http://e/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n", outcome.Output);
        Assert.Equal(ExitCode.Usage, _kg.RunWithInput("a,b\n", "convert", "--to", "nt", "-", "-").ExitCode);
    }

    [Fact]
    public void Convert_WithContextOrFrame_ShapesJsonLd()
    {
        string input = _kg.Write("a.ttl", "<http://e/s> a <http://e/C> ; <http://e/p> [ <http://e/q> 'x' ] .");
        string context = _kg.Write("c.json", "{\"@vocab\": \"http://e/\"}");
        string frame = _kg.Write("f.json", "{\"@context\": {\"@vocab\": \"http://e/\"}, \"@type\": \"C\", \"p\": {}}");
        Assert.Contains("\"q\": \"x\"", _kg.Run("convert", "--to", "jsonld", "--context", context, input, "-").Output, StringComparison.Ordinal);
        Assert.Contains("\"q\": \"x\"", _kg.Run("convert", "--to", "jsonld", "--frame", frame, input, "-").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, _kg.Run("convert", "--to", "turtle", "--frame", frame, input, "-").ExitCode);
    }
}
