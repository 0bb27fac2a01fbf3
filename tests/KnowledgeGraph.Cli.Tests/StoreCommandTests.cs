using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>The commands that work on a durable store.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private readonly Kg _kg = new();
    private readonly string _data;
    private readonly string _store;

    public StoreCommandTests()
    {
        _data = _kg.Write(
            "data.ttl",
            "PREFIX e: <http://example.org/> e:a e:name \"Âne gris des champs\"@fr ; e:age 7 . e:b e:name \"Bée\" .");
        _store = _kg.PathOf("store");
    }

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Load_ThenQuery_FindsTheStatements()
    {
        KgOutcome load = _kg.Run("load", "--store", _store, _data);
        Assert.Equal(ExitCode.Success, load.ExitCode);
        Assert.Equal("", load.Output);
        Assert.Contains("loaded 3 statements, 3 of them new", load.Error, StringComparison.Ordinal);
        KgOutcome query = _kg.Run(
            "query", "--store", _store, "-e", "PREFIX e: <http://example.org/> SELECT ?n { ?s e:age 7 ; e:name ?n }", "--results", "csv");
        Assert.Equal("n\r\nÂne gris des champs\r\n", query.Output);
    }

    [Fact]
    public void Load_Again_AddsNothing()
    {
        _kg.Run("load", "--store", _store, _data);
        KgOutcome again = _kg.Run("load", "--store", _store, _data, _data);
        Assert.Contains("loaded 6 statements, 0 of them new", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IntoAGraph_CountsInInfo()
    {
        _kg.Run("load", "--store", _store, _data);
        _kg.Run("load", "--store", _store, "--graph", "http://example.org/g", _data);
        KgOutcome info = _kg.Run("info", "--store", _store);
        Assert.Matches("quads +6\n", info.Output);
        Assert.Matches("triples +3\n", info.Output);
        Assert.Matches("  http://example.org/g +3\n", info.Output);
    }

    [Fact]
    public void Load_BrokenFile_LeavesTheStoreAsItWas()
    {
        _kg.Run("load", "--store", _store, _data);
        string good = _kg.Write("good.ttl", "<http://example.org/c> <http://example.org/p> 1 .");
        string broken = _kg.Write("broken.ttl", "<http://example.org/d> <http://example.org/p> 1 .\n<x");
        KgOutcome outcome = _kg.Run("load", "--store", _store, good, broken);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("broken.ttl:2:", outcome.Error, StringComparison.Ordinal);
        Assert.Matches("quads +3\n", _kg.Run("info", "--store", _store).Output);
    }

    [Fact]
    public void Export_GivesWhatWasLoaded()
    {
        _kg.Run("load", "--store", _store, "--graph", "http://example.org/g", _data);
        string output = _kg.PathOf("out.nq");
        Assert.Equal(ExitCode.Success, _kg.Run("export", "--store", _store, "--output", output).ExitCode);
        string[] lines = File.ReadAllLines(output);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("<http://example.org/g> .", line, StringComparison.Ordinal));
        KgOutcome one = _kg.Run("export", "--store", _store, "--graph", "http://example.org/g", "--to", "ntriples", "--output", "-");
        Assert.Equal(3, one.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("example.org/g", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_NamedGraphsToSyntaxWithout_FailsUnlessOneIsChosenOrAllAreMerged()
    {
        _kg.Run("load", "--store", _store, "--graph", "http://example.org/g", _data);
        _kg.Run("load", "--store", _store, _kg.Write("more.ttl", "<http://example.org/c> <http://example.org/p> 1 ."));
        KgOutcome unasked = _kg.Run("export", "--store", _store, "--to", "turtle", "--output", "-");
        Assert.Equal(ExitCode.Failure, unasked.ExitCode);
        Assert.Contains("such as <http://example.org/g>", unasked.Error, StringComparison.Ordinal);
        Assert.Empty(unasked.Output);
        KgOutcome merged = _kg.Run("export", "--store", _store, "--to", "ntriples", "--merge-graphs", "--output", "-");
        Assert.Equal(4, merged.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        KgOutcome unnamed = _kg.Run("export", "--store", _store, "--to", "ntriples", "--graph", "default", "--output", "-");
        Assert.StartsWith("<http://example.org/c>", Assert.Single(unnamed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        KgOutcome both = _kg.Run("export", "--store", _store, "--to", "ntriples", "--graph", "default", "--merge-graphs", "--output", "-");
        Assert.Equal(ExitCode.Usage, both.ExitCode);
    }

    [Fact]
    public void Export_UnknownGraph_Fails()
    {
        _kg.Run("load", "--store", _store, _data);
        KgOutcome outcome = _kg.Run("export", "--store", _store, "--graph", "http://none", "--to", "ntriples", "--output", "-");
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("<http://none>", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SoundStore_ThenSpoiltOne_NamesTheFile()
    {
        _kg.Run("load", "--store", _store, _data);
        _kg.Run("compact", "--store", _store);
        KgOutcome sound = _kg.Run("check", "--store", _store);
        Assert.Equal(ExitCode.Success, sound.ExitCode);
        Assert.Equal($"{_store}: 3 quads, no errors\n", sound.Output);

        string segment = Directory.GetFiles(_store, "*.kgs").Single();
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[bytes.AsSpan().IndexOf("gris des champs"u8)] ^= 1;
        File.WriteAllBytes(segment, bytes);
        KgOutcome spoilt = _kg.Run("check", "--store", _store);
        Assert.Equal(ExitCode.Failure, spoilt.ExitCode);
        Assert.StartsWith(segment, spoilt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Readers_WhileAnotherHasTheStoreOpen_SeeItsCommits()
    {
        using QuadStore server = QuadStore.Open(_store);
        using (WriteTransaction transaction = server.BeginWrite())
        {
            transaction.Add(Utf8Term.Iri("http://e/s"u8), Utf8Term.Iri("http://e/p"u8), Utf8Term.String("un texte"u8), default);
            transaction.Commit();
        }
        string backup = _kg.PathOf("backup");
        Assert.Contains("un texte", _kg.Run("query", "--store", _store, "-e", "SELECT * { ?s ?p ?o }", "--results", "csv").Output, StringComparison.Ordinal);
        Assert.Matches("quads +1\n", _kg.Run("info", "--store", _store).Output);
        Assert.Equal($"1 {_store}\n", _kg.Run("count", "--store", _store).Output);
        Assert.Equal($"{_store}: 1 quads, no errors\n", _kg.Run("check", "--store", _store).Output);
        Assert.Contains("un texte", _kg.Run("export", "--store", _store, "--to", "ntriples", "--output", "-").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, _kg.Run("backup", "--store", _store, "--output", backup).ExitCode);
        Assert.Equal(ExitCode.Success, _kg.Run("restore", "--store", _kg.PathOf("restored"), backup).ExitCode);
        Assert.Equal(ExitCode.Success, _kg.Run("diff", _store, _kg.PathOf("restored")).ExitCode);
        KgOutcome update = _kg.Run("update", "--store", _store, "-e", "CLEAR ALL");
        Assert.Equal(ExitCode.Failure, update.ExitCode);
        Assert.Contains($"in use by process {Environment.ProcessId}", update.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_OfAStore_ChangesIt()
    {
        _kg.Run("load", "--store", _store, _data);
        KgOutcome outcome = _kg.Run("update", "--store", _store, "-e", "DELETE WHERE { ?s <http://example.org/age> ?o }");
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains("deleted 1 quads; 2 in the store", outcome.Error, StringComparison.Ordinal);
        Assert.Equal($"2 {_store}\n", _kg.Run("count", "--store", _store).Output);
    }

    [Fact]
    public void Diff_OfAStoreAndAFile_ComparesWhatTheySay()
    {
        _kg.Run("load", "--store", _store, _data);
        Assert.Equal(ExitCode.Success, _kg.Run("diff", _data, _store).ExitCode);
        _kg.Run("update", "--store", _store, "-e", "DELETE WHERE { ?s <http://example.org/age> ?o }");
        KgOutcome outcome = _kg.Run("diff", _data, _store);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.StartsWith("- <http://example.org/a> <http://example.org/age>", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TornEndOfTheLog_IsNamed()
    {
        _kg.Run("load", "--store", _store, _data);
        string log = Directory.GetFiles(_store, "*.kgl").Single();
        File.AppendAllText(log, "KGFR, and no more");
        KgOutcome outcome = _kg.Run("check", "--store", _store);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.StartsWith($"note: {log}: the log ends in 17 bytes", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 quads, no errors\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Backup_ThenRestore_GivesTheSameStore()
    {
        string backup = _kg.PathOf("backup"), restored = _kg.PathOf("restored");
        _kg.Run("load", "--store", _store, _data);
        Assert.Equal(ExitCode.Success, _kg.Run("backup", "--store", _store, "--output", backup).ExitCode);
        _kg.Run("load", "--store", _store, "--graph", "http://example.org/g", _data);
        Assert.Equal(ExitCode.Success, _kg.Run("restore", "--store", restored, backup).ExitCode);
        Assert.Matches("quads +3\n", _kg.Run("info", "--store", restored).Output);
        KgOutcome onto = _kg.Run("restore", "--store", _store, backup);
        Assert.Equal(ExitCode.Failure, onto.ExitCode);
        Assert.Contains("not empty", onto.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "-e", "ASK {}")]
    [InlineData("info")]
    [InlineData("check")]
    [InlineData("compact")]
    public void AnyCommand_MissingStore_SaysSoAndMakesNone(string verb, params string[] more)
    {
        KgOutcome outcome = _kg.Run([verb, "--store", _store, .. more]);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("no store", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_store));
    }

    [Theory]
    [InlineData("load", "x.ttl")]
    [InlineData("load", "--store", "s")]
    [InlineData("load", "--store", "s", "--graph", "no iri", "x.ttl")]
    [InlineData("query", "--store", "s", "--data", "x.ttl", "-e", "ASK {}")]
    [InlineData("check")]
    [InlineData("export", "--store", "s")]
    public void AnyCommand_WrongUse_ExitsWith2(params string[] arguments) => Assert.Equal(ExitCode.Usage, _kg.Run(arguments).ExitCode);
}
