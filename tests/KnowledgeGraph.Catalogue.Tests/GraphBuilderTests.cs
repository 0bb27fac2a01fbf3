using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

public sealed class GraphBuilderTests : IDisposable
{
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
    public void Build_BrokenDocument_Throws_AndLeavesTheStore()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var builder = new GraphBuilder(_options);
        BuildReport good = builder.Build(store);
        File.WriteAllBytes(Path.Combine(_options.DataDirectory, "sources", "broken.md"), [0x23, 0x20, 0xFF, 0xFE, 0x0A]);
        KnowledgeGraphException error = Assert.ThrowsAny<KnowledgeGraphException>(() => builder.Build(store));
        Assert.Contains("broken.md", error.Message, StringComparison.Ordinal);
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(good.QuadCount, snapshot.QuadCount);
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
