using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>Invented editions whose dates lack their day, their year, or are not there at all.</summary>
public sealed class EditionDateTests(EditionDateTests.Editions built) : IClassFixture<EditionDateTests.Editions>
{
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    private readonly InventedData _data = built.Data;

    [Fact]
    public void Build_DateThatIsNotWhole_HoldsNothingBack_AndNamesTheGap()
    {
        Assert.All(built.Report.Documents, document => Assert.Empty(document.Violations));
        Assert.Equal(["jour", "année", "sans date"], built.Report.Documents
            .SelectMany(document => document.Warnings)
            .Select(warning => warning.Contains("sans son jour", StringComparison.Ordinal) ? "jour"
                : warning.Contains("sans son année", StringComparison.Ordinal) ? "année" : "sans date").Distinct());
    }

    [Theory]
    [InlineData("fiche/06/2025-03", "2025-03", "gYearMonth")]
    [InlineData("fiche/06/2024", "2024", "gYear")]
    [InlineData("fiche/06/2025-03-05", "2025-03-05", "date")]
    public void Build_DateWithAYear_IsSaidAsTheSourceSaysIt(string fiche, string date, string type) =>
        Assert.Equal([$"{date},{Xsd}{type}"], _data.Select($"SELECT ?date (DATATYPE(?date) AS ?type) {{ <{fiche}> dct:modified ?date }}"));

    [Fact]
    public void Build_DayWithoutAYear_IsNoDateOfUpdate()
    {
        Assert.Equal([$"--10-05,{Xsd}gMonthDay"], _data.Select("SELECT ?date (DATATYPE(?date) AS ?type) { <fiche/06/sans-date-c> dct:date ?date }"));
        Assert.Empty(_data.Select("SELECT ?date { <fiche/06/sans-date-c> dct:modified ?date }"));
    }

    [Fact]
    public void Build_PartialDates_CountAsTheirBeginning_AndNoneAsTheOldest()
    {
        Assert.Equal(
            ["fiche/06/2025-03-05,fiche/06/2025-03", "fiche/06/2025-03,fiche/06/2024", "fiche/06/2024,fiche/06/sans-date-c"],
            _data.Select("SELECT ?new ?old { ?new a cnig:Fiche ; dct:replaces ?old } ORDER BY DESC(STR(?new))"));
        Assert.Equal(["fiche/06/2025-03-05"], _data.Select("SELECT ?current { <fiche/06> dcat:hasCurrentVersion ?current }"));
    }

    [Fact]
    public void Build_TwoWithoutADate_ReplaceNeither_AndBothAreKept()
    {
        Assert.Equal(2, _data.Select("SELECT ?edition { ?edition dct:isVersionOf <fiche/94> FILTER NOT EXISTS { ?edition dct:isReplacedBy ?other } }").Length);
        Assert.Equal(["fiche/94/sans-date-f"], _data.Select("SELECT ?current { <fiche/94> dcat:hasCurrentVersion ?current }"));
        Assert.Equal(2, _data.Select("SELECT ?fiche { ?note oa:hasTarget ?fiche ; oa:hasBody <https://w3id.org/cnig/voc/qualite/date-absente> }").Length);
    }

    [Fact]
    public void Catalogue_DatasetOfAPartialDate_KeepsItsType() => Assert.Equal(
        [$"{Xsd}gYearMonth"],
        _data.Select("SELECT (DATATYPE(?date) AS ?type) { <jeu-de-donnees/fiche-06-2025-03> dct:modified ?date }"));

    public sealed class Editions : IDisposable
    {
        public Editions()
        {
            foreach ((string name, string date) in new[] { ("a", "mars 2025"), ("b", "05/03/2025"), ("c", "5 octobre"), ("d", "2024") })
            {
                Data.WriteFiche(name, date, "Enjeux prioritaires : PCRS.", "La coordination n'est pas formalisée.");
            }
            foreach (string name in new[] { "e", "f" })
            {
                Data.Write($"sources/{name}.md", "# Fiche Corse\n\nDispositifs régionaux de coordination\n\n# Enjeux\n\nEnjeux prioritaires : PCRS.\n");
            }
            Report = Data.Build();
        }

        internal InventedData Data { get; } = new();

        internal BuildReport Report { get; }

        public void Dispose() => Data.Dispose();
    }
}
