using System.Buffers;
using System.Text;
using KnowledgeGraph.Query;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>The saved queries under <c>ontology/queries</c>: each has an answer, and some answers are known by heart.</summary>
public sealed class SavedQueryTests(RepositoryGraph graph) : IClassFixture<RepositoryGraph>
{
    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryGraph.Root, "ontology", "queries"), "*.rq").Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Query_EveryFile_StartsWithItsQuestion_AndHasAnAnswer(string file)
    {
        string[] lines = Text(file).Split('\n');
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("# ", lines[1], StringComparison.Ordinal);
        Assert.True(Rows(file).Length > 1, "no row");
    }

    [Fact]
    public void Fiches_AreTheFourOfTheDocument_WithTheirDates() => Assert.Equal(
        [
            "region,date,fiche",
            "Bretagne,2022-10-06,https://data.cnig.example/fiche/53/2022-10-06",
            "Guyane,2022-10-05,https://data.cnig.example/fiche/03/2022-10-05",
            "Normandie,2022-10-21,https://data.cnig.example/fiche/28/2022-10-21",
            "Occitanie,2022-10-05,https://data.cnig.example/fiche/76/2022-10-05",
        ],
        Rows("01-fiches.rq"));

    [Fact]
    public void Sections_NotStated_AreThoseThatTheDocumentLacks()
    {
        string[] notStated = [.. Rows("04-coupes.rq").Where(row => row.Contains("non renseign", StringComparison.Ordinal)).Select(row => string.Join(',', row.Split(',')[..2]))];
        Assert.Equal(
            [
                "Guyane,Correspondants du CNIG",
                "Guyane,Rédacteurs de la fiche",
                "Normandie,Plateformes d'informations géographiques sur le territoire",
                "Normandie,Correspondants du CNIG",
                "Normandie,Rédacteurs de la fiche",
            ],
            notStated);
    }

    [Fact]
    public void Study_HasItsTwoCommissioners_ItsContractor_AndThreeObjectives()
    {
        string[] rows = Rows("08-etude.rq")[1..];
        Assert.Equal(6, rows.Length);
        Assert.All(rows, row => Assert.Contains(",2016,", row, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains("REALIA", row, StringComparison.Ordinal));
        Assert.Equal(3, rows.Count(row => row.Contains("Préfecture", StringComparison.Ordinal)));
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(RepositoryGraph.Root, "ontology", "queries", file));

    private string[] Rows(string file)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, SolutionFormat.Csv);
        using var result = (SelectResult)new QueryEngine().Execute(SparqlParser.ParseQuery(Text(file)), graph.Snapshot, new QueryOptions());
        while (result.WriteNext(writer))
        {
        }
        return Encoding.UTF8.GetString(output.WrittenSpan).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
