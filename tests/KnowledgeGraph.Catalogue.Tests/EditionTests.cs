using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>Two invented editions of a fiche that contradict each other.</summary>
public sealed class EditionTests(EditionTests.TwoEditions built) : IClassFixture<EditionTests.TwoEditions>
{
    private readonly InventedData _data = built.Data;

    [Fact]
    public void Build_SecondEdition_KeepsTheFirst_AndLinksThem()
    {
        BuildReport report = built.Report;
        Assert.All(report.Documents, document => Assert.Empty(document.Violations));
        Assert.Equal(["06-2024-02-01", "06-2026-03-15"], report.Fiches.Select(fiche => fiche.FileName).Order(StringComparer.Ordinal));
        Assert.Equal("06-2024-02-01", report.Fiches.Single(fiche => fiche.ReplacedBy is not null).FileName);
        Assert.Equal(["fiche/06/2026-03-15,fiche/06/2024-02-01"], _data.Select("SELECT ?new ?old { ?new a cnig:Fiche ; dct:replaces ?old . ?old dct:isReplacedBy ?new }"));
        Assert.Equal(["fiche/06/2026-03-15"], _data.Select("SELECT ?current { <fiche/06> dcat:hasCurrentVersion ?current }"));
        Assert.Equal(2, _data.Select("SELECT ?edition { ?edition dct:isVersionOf <fiche/06> }").Length);
        Assert.Equal(["https://w3id.org/cnig/voc/couche/infere"], _data.Select("SELECT ?layer { ?new a cnig:Fiche . GRAPH ?g { ?new dct:replaces ?old } ?g cnig:couche ?layer }"));
    }

    [Fact]
    public void View_HoldsWhatTheCurrentEditionSays_AndTheUnionBoth()
    {
        const string Formality = "?d cnig:formalisation ?f";
        Assert.Equal(2, _data.Select($"SELECT ?f {{ {Formality} }}").Length);
        Assert.Equal(["https://w3id.org/cnig/voc/formalisation/formalise"], _data.Select($"SELECT ?f {{ ?v a cnig:Vue . GRAPH ?v {{ {Formality} }} }}"));
        Assert.Equal(
            ["enjeu/06/lidar-hd,https://w3id.org/cnig/voc/rang/prioritaire", "enjeu/06/pcrs,https://w3id.org/cnig/voc/rang/secondaire"],
            _data.Select("SELECT ?e ?r { ?v a cnig:Vue . GRAPH ?v { ?e cnig:enjeu ?c ; cnig:rang ?r } } ORDER BY ?e"));
    }

    [Theory]
    [InlineData("2024-01-31", new string[0])]
    [InlineData("2024-02-01", new[] { "2024-02-01,OCS GE", "2024-02-01,plan corps de rue simplifié" })]
    [InlineData("2026-03-14", new[] { "2024-02-01,OCS GE", "2024-02-01,plan corps de rue simplifié" })]
    [InlineData("2026-03-15", new[] { "2026-03-15,LiDAR HD", "2026-03-15,plan corps de rue simplifié" })]
    public void SavedQuery_AsOfADate_AnswersFromTheEditionOfThatDay(string day, string[] expected)
    {
        string query = File.ReadAllText(Path.Combine(RepositoryGraph.Root, "ontology", "queries", "41-enjeux-a-une-date.rq"));
        string[] rows = _data.Select(query.Replace("\"2022-12-31\"", $"\"{day}\"", StringComparison.Ordinal));
        Assert.Equal(expected, rows.Select(row => row["Mayotte,".Length..]));
    }

    [Fact]
    public void Build_EditionThatIsTakenAway_MakesTheOtherCurrentAgain_AndOtherDocumentsStayInTheView()
    {
        using InventedData data = InventedFiches();
        data.Write("sources/compte-rendu.md", "# Compte rendu\n\n## Constats\n\n- L'IGN et la DREAL travaillent ensemble.\n");
        data.Build();
        File.Delete(Path.Combine(data.Options.DataDirectory, "sources", "mayotte-2026.md"));
        BuildReport report = data.Build();
        Assert.Null(Assert.Single(report.Fiches).ReplacedBy);
        Assert.Equal(["fiche/06/2024-02-01"], data.Select("SELECT ?current { <fiche/06> dcat:hasCurrentVersion ?current }"));
        Assert.Equal(["https://w3id.org/cnig/voc/formalisation/non-formalise"], data.Select("SELECT ?f { ?v a cnig:Vue . GRAPH ?v { ?d cnig:formalisation ?f } }"));
        Assert.NotEmpty(data.Select("SELECT ?s { ?v a cnig:Vue . GRAPH ?v { ?s dct:isPartOf <document/compte-rendu> } }"));
    }

    private static InventedData InventedFiches()
    {
        var data = new InventedData();
        data.WriteFiche("mayotte-2024", "01/02/2024", "Enjeux prioritaires : PCRS, OCS GE.", "La coordination n'est pas formalisée.");
        data.WriteFiche(
            "mayotte-2026", "15/03/2026", "\n\nEnjeux prioritaires : LiDAR HD.\n\nEnjeux secondaires : PCRS.", "La coordination est formalisée par une charte.");
        return data;
    }

    public sealed class TwoEditions : IDisposable
    {
        public TwoEditions() => Report = Data.Build();

        internal InventedData Data { get; } = InventedFiches();

        internal BuildReport Report { get; }

        public void Dispose() => Data.Dispose();
    }
}
