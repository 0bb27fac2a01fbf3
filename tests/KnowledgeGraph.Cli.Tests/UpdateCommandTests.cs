namespace KnowledgeGraph.Cli.Tests;

public sealed class UpdateCommandTests : IDisposable
{
    private const string Rename = "PREFIX e: <http://example.org/> DELETE { ?s e:name ?n } INSERT { ?s e:label ?n } WHERE { ?s e:name ?n }";

    private readonly Kg _kg = new();
    private readonly string _data;

    public UpdateCommandTests() => _data = _kg.Write("data.nt", "<http://example.org/a> <http://example.org/name> \"Ane\"@fr .\n");

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Update_Expression_WritesTheWholeResult_AndSaysWhatChanged()
    {
        KgOutcome outcome = _kg.Run("update", "--data", _data, "-e", Rename, "--output", _kg.PathOf("out.nt"));
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("inserted 1 and deleted 1 quads; 1 written\n", outcome.Error);
        Assert.Equal("", outcome.Output);
        Assert.Equal("<http://example.org/a> <http://example.org/label> \"Ane\"@fr .\n", File.ReadAllText(_kg.PathOf("out.nt")));
    }

    [Fact]
    public void Update_File_MayReplaceItsInput()
    {
        string update = _kg.Write("change.ru", Rename);
        Assert.Equal(ExitCode.Success, _kg.Run("update", "--data", _data, "--update", update, "--output", _data).ExitCode);
        Assert.Contains("/label>", File.ReadAllText(_data), StringComparison.Ordinal);
        Assert.Equal(["change.ru", "data.nt"], Directory.GetFiles(_kg.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Update_StandardStreams_TakeTheFormatFromAnOption()
    {
        KgOutcome outcome = _kg.RunWithInput(
            "INSERT { GRAPH <g> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
            "update", "--data", _data, "--update", "-", "--base", "http://example.org/", "--to", "nquads", "--output", "-");
        Assert.Equal(
            "<http://example.org/a> <http://example.org/name> \"Ane\"@fr .\n"
            + "<http://example.org/a> <http://example.org/name> \"Ane\"@fr <http://example.org/g> .\n",
            outcome.Output);
    }

    [Theory]
    [InlineData("DROP GRAPH <http://example.org/none>", "there is no graph <http://example.org/none>")]
    [InlineData("LOAD <http://example.org/a.ttl>", "LOAD <http://example.org/a.ttl> was refused")]
    [InlineData("DELETE WHERE { ?s ?p }", "update:1:")]
    [InlineData("INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/b> <http://example.org/c> 1 } }", "named graphs")]
    public void Update_WhatFails_LeavesTheOldFile(string update, string expected)
    {
        string output = _kg.Write("out.nt", "old");
        KgOutcome outcome = _kg.Run("update", "--data", _data, "-e", update, "--output", output);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(output));
    }

    [Theory]
    [InlineData("update", "-e", "CLEAR ALL")]
    [InlineData("update", "-e", "CLEAR ALL", "--output", "out.nt")]
    [InlineData("update", "--data", "a.nt", "--output", "out.nt")]
    [InlineData("update", "--data", "a.nt", "-e", "CLEAR ALL", "--output", "-")]
    public void Update_WithoutWhatItNeeds_IsWrongUse(params string[] arguments) =>
        Assert.Equal(ExitCode.Usage, _kg.Run(arguments).ExitCode);
}
