using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests;

public sealed class LintCommandTests : IDisposable
{
    private const string Draft = """
        # Fiche Mayotte

        Dispositifs régionaux de coordination

        Date de mise à jour : 32/01/2024

        # Présentation

        **Les enjeux en matière d'information géolocalisée :** PCRS
        """;

    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Lint_DraftWithDefects_SaysThemInFrench_AndFails()
    {
        KgOutcome outcome = Lint(_kg.Write("mayotte.md", Draft));
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("ligne 5 : erreur : La date de mise à jour ne se lit pas", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("✓   Les enjeux en matière d'information géolocalisée : renseignée", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("À corriger avant publication", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_Json_GivesEveryFileWithItsFindings()
    {
        string path = _kg.Write("mayotte.md", Draft);
        KgOutcome outcome = Lint(path, _kg.PathOf("missing.md"), "--format", "json");
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.False(json.RootElement.GetProperty("sound").GetBoolean());
        JsonElement[] files = [.. json.RootElement.GetProperty("files").EnumerateArray()];
        Assert.Equal(2, files.Length);
        Assert.Equal(10, files[0].GetProperty("fiches")[0].GetProperty("sections").GetArrayLength());
        JsonElement date = files[0].GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("rule").GetString() == "date-illisible");
        Assert.Equal(5, date.GetProperty("line").GetInt32());
        Assert.Equal("error", date.GetProperty("severity").GetString());
        Assert.Equal("illisible", files[1].GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void Lint_EscapeSequences_DoNotReachTheTerminal()
    {
        KgOutcome outcome = Lint(_kg.Write("mayotte.md", Draft.Replace("# Présentation", "# \u001b[31mPiège", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    private KgOutcome Lint(params string[] arguments) => _kg.Run(
        ["lint", .. arguments, "--data", Path.Combine(Repository.Root, "data"), "--ontology", Path.Combine(Repository.Root, "ontology")]);
}
