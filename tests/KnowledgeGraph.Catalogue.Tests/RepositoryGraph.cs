using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>The graph that the repository's own data and ontology give, built once for all tests.</summary>
public sealed class RepositoryGraph : IDisposable
{
    public RepositoryGraph()
    {
        Report = new GraphBuilder(Options).Build(Store, TestContext.Current.CancellationToken);
        Snapshot = Store.AcquireSnapshot();
    }

    public static string Root { get; } = FindRoot();

    public static BuildOptions Options { get; } = new()
    {
        BaseIri = BuildOptions.DefaultBaseIri,
        DataDirectory = Path.Combine(Root, "data"),
        OntologyDirectory = Path.Combine(Root, "ontology"),
    };

    public QuadStore Store { get; } = QuadStore.CreateInMemory();

    public BuildReport Report { get; }

    public Snapshot Snapshot { get; }

    public void Dispose()
    {
        Snapshot.Dispose();
        Store.Dispose();
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
