using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>The repository's fiches, and a second edition of each in the same words: what holds today is said once.</summary>
public sealed class SecondEditionTests(SecondEditionTests.Editions built) : IClassFixture<SecondEditionTests.Editions>
{
    [Theory]
    [InlineData("02-enjeux")]
    [InlineData("04-coupes")]
    [InlineData("05-preuves")]
    [InlineData("06-acteurs")]
    [InlineData("08-etude")]
    [InlineData("10-regions-sans-fiche")]
    [InlineData("12-rangs")]
    [InlineData("14-acteurs-principaux")]
    [InlineData("15-organisateurs")]
    [InlineData("20-instances")]
    [InlineData("21-membres")]
    [InlineData("22-frequences")]
    [InlineData("29-correspondants")]
    [InlineData("33-fragments")]
    [InlineData("35-inspire")]
    [InlineData("37-emprises")]
    [InlineData("39-formalisation")]
    public void SavedQuery_AboutToday_AnswersAsWithOneEdition(string name)
    {
        string query = File.ReadAllText(Path.Combine(RepositoryGraph.Root, "ontology", "queries", name + ".rq"));
        Assert.Equal(built.One.Select(query), built.Two.Select(query));
    }

    [Fact]
    public void Datasets_OfEditions_SayWhichReplacesWhich()
    {
        string[] links = built.Two.Select("SELECT ?new ?old { ?new a dcat:Dataset ; dcat:previousVersion ?old ; dct:replaces ?old . ?old a dcat:Dataset ; dct:isReplacedBy ?new }");
        Assert.Equal(4, links.Length);
        Assert.Contains("jeu-de-donnees/fiche-76-2024-10-05,jeu-de-donnees/fiche-76-2022-10-05", links);
        Assert.Empty(built.One.Select("SELECT ?new { ?new dcat:previousVersion ?old }"));
    }

    /// <summary>Both graphs, built once.</summary>
    public sealed class Editions : IDisposable
    {
        public Editions()
        {
            string source = File.ReadAllText(Assert.Single(Directory.EnumerateFiles(Path.Combine(RepositoryGraph.Options.DataDirectory, "sources"))));
            One.Write("sources/support.md", source);
            Two.Write("sources/support.md", source);
            // From the first header of a fiche on.
            string fiches = source[source.IndexOf("\n|", StringComparison.Ordinal)..];
            Two.Write("sources/suite.md", fiches.Replace("/2022", "/2024", StringComparison.Ordinal));
            Assert.Equal(4, One.Build().Fiches.Count);
            BuildReport report = Two.Build();
            Assert.Equal(8, report.Fiches.Count);
        }

        internal InventedData One { get; } = new();

        internal InventedData Two { get; } = new();

        public void Dispose()
        {
            One.Dispose();
            Two.Dispose();
        }
    }
}
