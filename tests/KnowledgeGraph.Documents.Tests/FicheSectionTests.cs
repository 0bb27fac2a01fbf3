using System.Globalization;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests;

public class FicheSectionTests
{
    private static readonly DocumentReading Reading = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);

    [Fact]
    public void Fiches_OfTheSourceDocument_AreFour() => Assert.Equal(
        ["OCCITANIE 2022-10-05", "BRETAGNE 2022-10-06", "NORMANDIE 2022-10-21", "GUYANE 2022-10-05"],
        Reading.Fiches.Select(fiche => FormattableString.Invariant($"{fiche.RegionPassage.Exact} {fiche.Date:yyyy-MM-dd}")));

    /// <summary>
    /// In the order of the template: acteurs, enjeux, cadre général, membres, organisation, plateformes, correspondants, rédacteurs.
    /// </summary>
    [Theory]
    [InlineData("OCCITANIE", "coupé entier coupé coupé coupé coupé coupé coupé")]
    [InlineData("BRETAGNE", "coupé coupé coupé coupé coupé coupé coupé coupé")]
    [InlineData("NORMANDIE", "coupé coupé coupé coupé coupé absent absent absent")]
    [InlineData("GUYANE", "entier entier entier entier entier entier absent absent")]
    public void States_OfTheSections_AreThoseOfTheText(string region, string expected)
    {
        FicheReading fiche = Fiche(region);
        IEnumerable<string> states = fiche.Sections.Where(section => !section.Field.IsGroup).Select(section => section.State switch
        {
            FieldState.Stated => "entier",
            FieldState.Cut => "coupé",
            _ => "absent",
        });
        Assert.Equal(expected, string.Join(' ', states));
    }

    [Theory]
    [InlineData("OCCITANIE")]
    [InlineData("BRETAGNE")]
    [InlineData("NORMANDIE")]
    [InlineData("GUYANE")]
    public void Fragments_OfAFiche_AreTheLinesThatTheImageCuts(string region)
    {
        IEnumerable<int> expected = File.ReadLines(TestData.GoldPath("fragments.tsv"))
            .Where(line => line.StartsWith(region + '\t', StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture));
        Assert.Equal(expected, Fiche(region).Fragments.Select(passage => passage.Line));
    }

    [Theory]
    [InlineData(
        "OCCITANIE", "Les principaux acteurs de l'inform", "Les enjeux en matière d'informa", "Dispositif régional de coo",
        "Membres des instances de g", "Plateformes d'informatio")]
    [InlineData(
        "NORMANDIE", "Les acteurs de l'information gé", "Les enjeux en matière d'inform", "Dispositif régional de co",
        "Membres des instances", "Organisation du dispos")]
    [InlineData("GUYANE")]
    public void Labels_ThatStopBeforeTheirEnd_AreFlagged(string region, params string[] expected) =>
        Assert.Equal(expected, Fiche(region).Sections.Where(section => section.IsLabelCut).Select(section => section.LabelText));

    [Fact]
    public void Units_OfACutSection_KeepTheirWordsAndTheirOrder()
    {
        FicheSection members = Fiche("NORMANDIE").Sections
            .Single(section => section.Field.Concept.Label == "Membres des instances de gouvernance");
        Assert.Equal(
            [
                "La gouvernance revient aux", "L'ensemble du réseau se si", "ou d'initier des projets.", "Les membres du réseau sar",
                "20 et 50 membres chacun :", "GT Innovation et data, GT N", "corps de rue simplifié, GT V",
            ],
            members.Units.Select(unit => unit.Passage.Exact));
    }

    private static FicheReading Fiche(string region) => Reading.Fiches.Single(fiche => fiche.RegionPassage.Exact == region);
}
