using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

public sealed class GraphBuilderTests : IDisposable
{
    /// <summary>What breaks a rule: a stake has one rank.</summary>
    private const string TwoRanks = "\n\nEnjeux prioritaires : PCRS.\n\nEnjeux secondaires : PCRS.";

    private readonly string _folder = Directory.CreateTempSubdirectory("kg-build-tests-").FullName;
    private readonly BuildOptions _options;

    public GraphBuilderTests()
    {
        _options = RepositoryGraph.Options with { DataDirectory = Path.Combine(_folder, "data"), OntologyDirectory = Path.Combine(_folder, "ontology") };
        Copy(RepositoryGraph.Options.DataDirectory, _options.DataDirectory);
        Copy(RepositoryGraph.Options.OntologyDirectory, _options.OntologyDirectory);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Build_Twice_GivesTheSameGraph()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        BuildReport first = builder.Build(store);
        Assert.Equal(first.QuadCount, builder.Build(store).QuadCount);
    }

    [Fact]
    public void Build_UnreadableDocument_IsSetAside_AndTheOthersAreBuilt()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        BuildReport good = builder.Build(store);
        File.WriteAllBytes(Path.Combine(_options.DataDirectory, "sources", "broken.md"), [0x23, 0x20, 0x0A, 0xFF, 0xFE, 0x0A]);
        WriteFiche("Date de mise à jour : 01/02/2024", "PCRS");
        BuildReport report = builder.Build(store);

        DocumentReport broken = report.Documents.Single(document => document.File == "broken.md");
        Assert.False(broken.IsPublished);
        Assert.StartsWith("ligne 2 : le texte n'est pas en UTF-8", broken.Unread, StringComparison.Ordinal);
        Assert.Contains(report.Alerts, alert => alert.Contains("broken.md is set aside", StringComparison.Ordinal) && alert.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Equal(good.Fiches.Count + 1, report.Fiches.Count);
    }

    [Fact]
    public void Build_DocumentThatCantBeReadAnyMore_IsSetAside_AndWhatItSaidStaysUntilItIsMended()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        WriteFiche("Date de mise à jour : 01/02/2024", "PCRS");
        BuildReport good = builder.Build(store);
        File.WriteAllBytes(Path.Combine(_options.DataDirectory, "sources", "mayotte.md"), [0xFF]);
        // And at every build after it.
        Assert.All([builder.Build(store), builder.Build(store)], report => Assert.Equal(good.Fiches, report.Fiches));
        using (Snapshot snapshot = store.AcquireSnapshot()) Assert.Equal(good.QuadCount, snapshot.QuadCount);

        WriteFiche("Date de mise à jour : 03/02/2024", "PCRS, OCS GE");
        BuildReport mended = builder.Build(store);
        Assert.All(mended.Documents, document => Assert.True(document.IsPublished));
        Assert.Contains(mended.Fiches, fiche => fiche.FileName == "06-2024-02-03");
        Assert.DoesNotContain(mended.Fiches, fiche => fiche.FileName == "06-2024-02-01");
    }

    [Fact]
    public void Build_BrokenAuthorityTable_NamesFileAndLine()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        File.AppendAllText(Path.Combine(_options.DataDirectory, "authority", "regions.csv"), "\"unclosed,\n");
        KnowledgeGraphException error = Assert.ThrowsAny<KnowledgeGraphException>(() => new GraphBuilder(_options).Build(store));
        Assert.Contains("regions.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_NoSources_SaysWhereTheyShouldBe()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        Directory.Delete(Path.Combine(_options.DataDirectory, "sources"), recursive: true);
        DirectoryNotFoundException error = Assert.Throws<DirectoryNotFoundException>(() => new GraphBuilder(_options).Build(store));
        Assert.Contains("sources", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OtherBase_MintsEveryIriUnderIt()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        BuildReport report = new GraphBuilder(_options with { BaseIri = "https://example.org/kg/" }).Build(store);
        Assert.All(report.Fiches, fiche => Assert.StartsWith("https://example.org/kg/fiche/", fiche.Iri.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_DocumentThatBreaksARule_IsHeldBack_AndItsLastGoodStatementsStay()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        WriteFiche("Date de mise à jour : 01/02/2024", "PCRS");
        BuildReport good = builder.Build(store);
        WriteFiche("Date de mise à jour : 02/02/2024", TwoRanks);
        BuildReport report = builder.Build(store);

        DocumentReport held = report.Documents.Single(document => document.File == "mayotte.md");
        Assert.Contains(held.Violations, violation => violation.Contains("cnig/def#rang", StringComparison.Ordinal));
        Assert.Contains(report.Alerts, alert => alert.Contains("mayotte.md", StringComparison.Ordinal) && alert.Contains("held back", StringComparison.Ordinal));
        Assert.Equal(good.Fiches, report.Fiches);
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(good.QuadCount, snapshot.QuadCount);

        WriteFiche("Date de mise à jour : 03/02/2024", "PCRS, OCS GE");
        BuildReport mended = builder.Build(store);
        Assert.All(mended.Documents, document => Assert.Empty(document.Violations));
        Assert.Contains(mended.Fiches, fiche => fiche.FileName == "06-2024-02-03");
        Assert.DoesNotContain(mended.Fiches, fiche => fiche.FileName == "06-2024-02-01");
    }

    [Fact]
    public void Build_DocumentRenamedThatBreaksARule_IsHeldBack_AndWhatItSaidUnderItsOldNameStays()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        WriteFiche("Date de mise à jour : 01/02/2024", "PCRS");
        BuildReport good = builder.Build(store);
        string sources = Path.Combine(_options.DataDirectory, "sources");
        WriteFiche("Date de mise à jour : 02/02/2024", TwoRanks);
        File.Move(Path.Combine(sources, "mayotte.md"), Path.Combine(sources, "mayotte-v2.md"));
        BuildReport first = builder.Build(store);
        Assert.Contains(first.Alerts, alert => alert.Contains("mayotte.md is gone; what", StringComparison.Ordinal));
        // And at every build after it.
        BuildReport second = builder.Build(store);
        Assert.All(new[] { first, second }, report => Assert.Equal(good.Fiches, report.Fiches));

        File.Delete(Path.Combine(sources, "mayotte-v2.md"));
        Assert.DoesNotContain(builder.Build(store).Fiches, fiche => fiche.FileName == "06-2024-02-01");
    }

    [Fact]
    public void Build_RuleThatTheLastGoodStatementsBreakToo_IsTold_AndCorrectionsAreNotBlamed()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        WriteFiche("Date de mise à jour : 01/02/2024", "PCRS");
        BuildReport good = builder.Build(store);
        WriteFiche("Date de mise à jour : 02/02/2024", TwoRanks);
        File.WriteAllText(
            Path.Combine(_options.OntologyDirectory, "shapes", "essai.ttl"),
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            <https://example.org/Essai> a sh:NodeShape ; sh:targetNode <https://data.cnig.example/fiche/06/2024-02-01> ;
                sh:property [ sh:path <http://purl.org/dc/terms/modified> ; sh:maxCount 0 ; sh:message "Règle nouvelle"@fr ] .
            """);
        BuildReport report = builder.Build(store);
        Assert.Equal(good.Fiches, report.Fiches);
        Assert.Contains(report.Alerts, alert => alert.StartsWith("what stays in service", StringComparison.Ordinal) && alert.Contains("Règle nouvelle", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Alerts, alert => alert.StartsWith("curation/", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_DocumentThatBreaksARuleFromTheStart_LeavesTheOthersIn()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        WriteFiche("Date de mise à jour : 02/02/2024", TwoRanks);
        BuildReport report = new GraphBuilder(_options).Build(store);
        Assert.Equal(4, report.Fiches.Count);
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.False(snapshot.TryGetId(Utf8Term.Iri("https://data.cnig.example/document/mayotte"u8), out _));
    }

    [Fact]
    public void Build_VocabularyThatBreaksARule_Throws()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        File.AppendAllText(
            Path.Combine(_options.OntologyDirectory, "cnig.ttl"), "\n<https://data.cnig.example/x> a <https://w3id.org/cnig/def#EnjeuRegional> .\n");
        KnowledgeGraphException error = Assert.ThrowsAny<KnowledgeGraphException>(() => new GraphBuilder(_options).Build(store));
        Assert.Contains("https://data.cnig.example/x", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_TwoDocumentsOfOneName_AreBothSetAside_AndWhatWasSaidUnderItStays()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        WriteFiche("Date de mise à jour : 01/02/2024", "PCRS");
        BuildReport good = builder.Build(store);
        File.WriteAllText(Path.Combine(_options.DataDirectory, "sources", "mayotte.html"), "<p>rien</p>");
        BuildReport report = builder.Build(store);
        DocumentReport[] aside = [.. report.Documents.Where(document => !document.IsPublished)];
        Assert.Equal(["mayotte.html", "mayotte.md"], aside.Select(document => document.File));
        Assert.Contains("mayotte.html", aside[1].Unread, StringComparison.Ordinal);
        Assert.Equal(good.Fiches, report.Fiches);
    }

    private void WriteFiche(string date, string stakes) => File.WriteAllText(
        Path.Combine(_options.DataDirectory, "sources", "mayotte.md"),
        $"""
        # Fiche Mayotte

        Dispositifs régionaux de coordination

        {date}

        # Présentation

        **Les enjeux en matière d'information géolocalisée :** {stakes}
        """);

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
