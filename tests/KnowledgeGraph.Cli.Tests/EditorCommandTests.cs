namespace KnowledgeGraph.Cli.Tests;

/// <summary><c>kg extract --html</c> and <c>kg template</c>.</summary>
public sealed class EditorCommandTests : IDisposable
{
    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Extract_FileThatIsNotThere_IsToldInFrenchFirst()
    {
        KgOutcome outcome = _kg.Run("extract", _kg.PathOf("absente.md"), "--data", Folder("data"), "--ontology", Folder("ontology"));
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        string[] lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("il n'y a pas de fichier de ce nom", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("the file cannot be read", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_Html_WritesAPage()
    {
        string source = _kg.Write("mayotte.md", "# Fiche Mayotte\n\nDate de mise à jour : 01/02/2024\n\n**Cadre général :** organisé par la DREAL");
        KgOutcome outcome = _kg.Run("extract", source, "--html", _kg.PathOf("page.html"), "--data", Folder("data"), "--ontology", Folder("ontology"));
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        string page = File.ReadAllText(_kg.PathOf("page.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("Fiche Mayotte", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md")]
    [InlineData("docx")]
    public void Template_OfAGraphInAFile_IsADraftThatLintReads(string format)
    {
        string data = _kg.PathOf("data"), graph = _kg.PathOf("graph.nq"), draft = _kg.PathOf($"draft.{format}");
        _kg.Write("data/sources/mayotte.md", "# Fiche Mayotte\n\nDate de mise à jour : 01/02/2024\n\n**Cadre général :** La coordination est organisée par la DREAL.");
        Directory.CreateSymbolicLink(Path.Combine(data, "authority"), Folder("data/authority"));
        Assert.Equal(ExitCode.Success, _kg.Run("build", "--data", data, "--ontology", Folder("ontology"), "--output", graph).ExitCode);

        Assert.Equal(ExitCode.Success, _kg.Run("template", "06", "--format", format, "--data", graph, "--output", draft).ExitCode);
        KgOutcome lint = _kg.Run("lint", draft, "--data", data, "--ontology", Folder("ontology"));
        Assert.Contains("[date-absente]", lint.Output, StringComparison.Ordinal);
        Assert.Contains("✓   Cadre général : renseignée", lint.Output, StringComparison.Ordinal);
        Assert.Contains("–   Organisation du dispositif : vide", lint.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_UnknownRegion_Fails()
    {
        KgOutcome outcome = _kg.Run("template", "Atlantide", "--data", _kg.Write("empty.nt", ""));
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("Atlantide", outcome.Error, StringComparison.Ordinal);
    }

    private static string Folder(string path) => Path.Combine(Repository.Root, path);
}
