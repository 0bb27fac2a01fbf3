using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Linting;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Tests.Formats;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>What is found in drafts that have one defect each.</summary>
public class FicheChecksTests
{
    private static readonly string Sound = System.Text.Encoding.UTF8.GetString(CompleteFiche.As("md"));

    [Theory]
    [InlineData("md")]
    [InlineData("docx")]
    [InlineData("pdf")]
    [InlineData("odt")]
    [InlineData("pptx")]
    public void Find_CompleteFiche_HasNoErrorAndNoWarning(string format)
    {
        var file = new SourceFile($"fiche.{format}", CompleteFiche.As(format));
        Assert.DoesNotContain(Find(file), finding => finding.Severity > LintSeverity.Information);
    }

    [Theory]
    [InlineData("12/03/2024", "31/02/2024", "date-illisible", "31/02/2024")]
    [InlineData("12/03/2024", "", "date-absente", "date")]
    [InlineData("PAYS DE LA LOIRE", "PAYS DE LOIRE", "region-absente", "région")]
    [InlineData("Rédacteurs de la fiche", "Autres remarques", "titre-inconnu", "Autres remarques")]
    [InlineData("Rédacteurs de la fiche", "Autres remarques", "rubrique-absente", "Rédacteurs de la fiche")]
    [InlineData("Rédacteurs de la fiche", "Correspondants du CNIG", "rubrique-en-double", "Correspondants du CNIG")]
    public void Find_Defect_IsAnErrorThatNamesIt(string written, string instead, string rule, string named)
    {
        LintFinding finding = Assert.Single(Find(Sound.Replace(written, instead, StringComparison.Ordinal)), finding => finding.Rule == rule);
        Assert.Equal(LintSeverity.Error, finding.Severity);
        Assert.Contains(named, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Hint);
    }

    [Theory]
    [InlineData("mars 2024", "03/2024", "le jour manque")]
    [InlineData("2024", "(2024)", "le jour manque")]
    [InlineData("12 mars", "12/03", "l'année manque")]
    public void Find_DateThatIsNotWhole_IsAWarningThatSaysWhatIsMissing(string instead, string date, string missing)
    {
        LintFinding finding = Assert.Single(Find(Sound.Replace("12/03/2024", instead, StringComparison.Ordinal)), finding => finding.Rule == "date-incomplete");
        Assert.Equal(LintSeverity.Warning, finding.Severity);
        Assert.Contains(date, finding.Message, StringComparison.Ordinal);
        Assert.Contains(missing, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_MisspeltTitle_SuggestsTheRightOne()
    {
        string draft = Sound.Replace("Organisation du dispositif", "Organization du dispositiv", StringComparison.Ordinal);
        LintFinding finding = Assert.Single(Find(draft), finding => finding.Rule == "titre-mal-ecrit");
        Assert.Contains("« Organisation du dispositif »", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_EmptySection_IsAWarningAtItsTitle()
    {
        string draft = Sound.Replace("Le comité de pilotage se réunit deux fois par an. Le GT PCRS est piloté par le Cerema.", "", StringComparison.Ordinal);
        LintFinding finding = Assert.Single(Find(draft), finding => finding.Rule == "rubrique-vide");
        Assert.Equal(LintSeverity.Warning, finding.Severity);
        int line = draft[..draft.IndexOf("Organisation du dispositif", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Equal(line, finding.Place.Line);
        Assert.Equal($"ligne {line}", finding.Place.Text);
    }

    [Fact]
    public void Find_UnknownNames_AreInformationOnceEach()
    {
        string draft = Sound.Replace("piloté par le Cerema", "piloté par le Cerema selon la méthode ZORGL, comme ZORGL le veut", StringComparison.Ordinal);
        IReadOnlyList<LintFinding> findings = Find(draft);
        Assert.Single(findings, finding => finding.Rule == "sigle-inconnu" && finding.Message.Contains("« ZORGL »", StringComparison.Ordinal));
        Assert.Single(findings, finding => finding.Rule == "acteur-inconnu" && finding.Message.Contains("SIG-Atlantique", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Message.Contains("DURAND", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_SourceDocument_TellsEveryCutLine()
    {
        DocumentReading reading = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);
        IReadOnlyList<LintFinding> findings = FicheChecks.Find(reading, TestData.Authority);
        int cut = findings.Count(finding => finding.Rule is "ligne-coupee" or "titre-coupe");
        Assert.Equal(reading.Fiches.Sum(fiche => fiche.Fragments.Count), cut);
        Assert.Equal(findings.OrderBy(finding => finding.Place.Offset).Select(finding => finding.Place), findings.Select(finding => finding.Place));
    }

    [Theory]
    [InlineData("pdf", "page ")]
    [InlineData("pptx", "diapositive ")]
    [InlineData("docx", "ligne ")]
    public void Find_FormatWithPages_NamesThePage(string format, string expected)
    {
        var file = new SourceFile($"fiche.{format}", CompleteFiche.As(format));
        Assert.All(Find(file), finding => Assert.StartsWith(expected, finding.Place.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_TextWithoutFiche_SaysWhatAFicheBeginsWith()
    {
        LintFinding finding = Assert.Single(Find("Bonjour."));
        Assert.Equal("fiche-absente", finding.Rule);
        Assert.Contains("Date de mise à jour", finding.Hint, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LintFinding> Find(string markdown) => Find(TestData.Markdown(markdown));

    private static IReadOnlyList<LintFinding> Find(SourceFile file) =>
        FicheChecks.Find(DocumentPipeline.Extract(file, TestData.Authority), TestData.Authority);
}
