using KnowledgeGraph.Catalogue.Linting;
using KnowledgeGraph.Documents.Linting;

namespace KnowledgeGraph.Catalogue.Tests;

public sealed class DraftLinterTests : IDisposable
{
    private const string Draft = """
        # Fiche Mayotte

        Dispositifs régionaux de coordination

        Date de mise à jour : 01/02/2024

        # Présentation

        **Les principaux acteurs de l'information géolocalisée sur le territoire :** Région, DREAL

        **Les enjeux en matière d'information géolocalisée :** PCRS

        # Dispositif régional de coordination

        **Cadre général :** La coordination est organisée par la DREAL.

        **Membres des instances de gouvernance :** DREAL, IGN

        **Organisation du dispositif :** Le comité de pilotage se réunit deux fois par an.

        # Plateformes d'informations géographiques sur le territoire

        - Lagon-Carto (https://lagon.example.org/) regroupant les communes

        # Correspondants du CNIG

        Marie DURAND

        # Rédacteurs de la fiche

        Marie DURAND
        """;

    private static readonly DraftLinter Linter = new(RepositoryGraph.Options);

    private readonly string _folder = Directory.CreateTempSubdirectory("kg-lint-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lint_CompleteDraft_IsSound()
    {
        LintReport report = Lint(Draft);
        Assert.True(report.IsSound, string.Join("\n", report.Findings));
    }

    [Fact]
    public void Lint_RuleOfTheShapes_IsTakenFromThem_WithItsLine()
    {
        LintFinding finding = Assert.Single(Lint(Draft).Findings, finding => finding.Rule == "regle-Plateforme-nature");
        Assert.Equal(LintSeverity.Warning, finding.Severity);
        Assert.Equal(Draft[..Draft.IndexOf("Lagon-Carto", StringComparison.Ordinal)].Count(c => c == '\n') + 1, finding.Place.Line);
        Assert.Contains("Lagon-Carto", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_MissingDate_IsToldOnce()
    {
        LintReport report = Lint(Draft.Replace("01/02/2024", "à compléter", StringComparison.Ordinal));
        Assert.False(report.IsSound);
        Assert.Single(report.Findings, finding => finding.Severity == LintSeverity.Error);
    }

    [Fact]
    public void Lint_FileThatIsNoDocument_IsAFinding()
    {
        string path = Path.Combine(_folder, "broken.docx");
        File.WriteAllText(path, "not a zip");
        LintReport report = Linter.Lint(path, TestContext.Current.CancellationToken);
        Assert.Null(report.Reading);
        Assert.False(report.IsSound);
        Assert.Equal("illisible", Assert.Single(report.Findings).Rule);
    }

    private LintReport Lint(string draft)
    {
        string path = Path.Combine(_folder, "brouillon.md");
        File.WriteAllText(path, draft);
        return Linter.Lint(path, TestContext.Current.CancellationToken);
    }
}
