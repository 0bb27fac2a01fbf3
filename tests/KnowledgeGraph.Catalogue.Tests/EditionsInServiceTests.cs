using KnowledgeGraph.Catalogue.Linting;
using KnowledgeGraph.Documents.Linting;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>A draft beside the edition that is in service.</summary>
public sealed class EditionsInServiceTests : IDisposable
{
    private const string Before = "La coordination est organisée par la DREAL.";
    private const string After = "La coordination est organisée par l'IGN.";

    private readonly InventedData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Lint_DraftThatSaysLess_NamesWhatDisappears_WithTheLineOfTheSection()
    {
        _data.WriteFiche("avant", "01/02/2024", "PCRS, OCS GE", Before);
        _data.WriteFiche("../brouillon", "01/02/2025", "PCRS", Before);
        IReadOnlyList<LintFinding> findings = Lint("brouillon.md");
        LintFinding gone = Assert.Single(findings, finding => finding.Rule == "disparait");
        Assert.Contains("OCS GE", gone.Message, StringComparison.Ordinal);
        Assert.Contains("ligne 9 de avant.md", gone.Hint, StringComparison.Ordinal);
        Assert.Equal("ligne 9", gone.Place.Text);
        Assert.Contains("01/02/2024, avant.md", Assert.Single(findings, finding => finding.Rule == "edition-en-vigueur").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_DraftThatAnswersOtherwise_TellsBothAnswers()
    {
        _data.WriteFiche("avant", "01/02/2024", "PCRS", Before);
        _data.WriteFiche("../brouillon", "01/02/2025", "PCRS", After);
        LintFinding change = Assert.Single(Lint("brouillon.md"), finding => finding.Rule == "change");
        Assert.Matches("organisé par : .*environnement.* → Institut national", change.Message);
        Assert.Equal("ligne 15", change.Place.Text);
    }

    [Fact]
    public void Lint_DraftOfAnOlderDate_IsToldThatItReplacesNothing()
    {
        _data.WriteFiche("avant", "01/02/2024", "PCRS", Before);
        _data.WriteFiche("../brouillon", "31/01/2024", "PCRS", Before);
        Assert.Contains(Lint("brouillon.md"), finding => finding.Rule == "date-depassee" && finding.Message.Contains("31/01/2024", StringComparison.Ordinal));
    }

    [Fact]
    public void Lint_DocumentInService_IsNotComparedWithItself()
    {
        _data.WriteFiche("avant", "01/02/2024", "PCRS, OCS GE", Before);
        _data.WriteFiche("apres", "01/02/2025", "PCRS", Before);
        Assert.Contains(Lint("sources/apres.md"), finding => finding.Rule == "disparait");
        File.Delete(Path.Combine(_data.Options.DataDirectory, "sources", "avant.md"));
        Assert.DoesNotContain(Lint("sources/apres.md"), finding => finding.Rule is "disparait" or "edition-en-vigueur");
    }

    [Fact]
    public void Lint_DraftThatSaysWhatAnEditorWithdrew_NamesTheRow()
    {
        _data.Write("curation/essai.csv", """
            geste,sujet,propriete,valeur,forme,nouvelle_valeur,source,auteur,date,motif
            retirer,dispositif/06,cnig:organisePar,voc:acteur/dreal,,,,Camille Exemple,2026-03-02,Jamais décidé
            """);
        _data.WriteFiche("../brouillon", "01/02/2025", "PCRS", Before);
        LintFinding contest = Assert.Single(Lint("brouillon.md"), finding => finding.Rule == "conteste");
        Assert.Contains("retirée par Camille Exemple le 02/03/2026 : Jamais décidé", contest.Message, StringComparison.Ordinal);
        Assert.Contains("ligne 2 de curation/essai.csv", contest.Hint, StringComparison.Ordinal);
    }

    private IReadOnlyList<LintFinding> Lint(string path)
    {
        using var linter = new DraftLinter(_data.Options, TestContext.Current.CancellationToken);
        return linter.Lint(Path.Combine(_data.Options.DataDirectory, path), TestContext.Current.CancellationToken).Findings;
    }
}
