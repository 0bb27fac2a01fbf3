using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Server.Dumps;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeGraph.Server.Tests;

public sealed class DumpStoreTests : IDisposable
{
    private readonly PublishedGraph _graph = new(QuadStore.CreateInMemory());
    private readonly DumpStore _dumps;

    public DumpStoreTests() => _dumps = new DumpStore(
        _graph,
        new DumpWriter(new BuildOptions { BaseIri = BuildOptions.DefaultBaseIri, DataDirectory = "", OntologyDirectory = "" }),
        NullLogger<DumpStore>.Instance);

    [Fact]
    public async Task Open_FileTakenAway_IsMadeAnew()
    {
        GraphVersion version = Publish();
        string file = await OpenAndCloseAsync(version);
        Assert.Equal(file, await OpenAndCloseAsync(version));
        File.Delete(file);
        Assert.NotEqual(file, await OpenAndCloseAsync(version));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.True(File.Exists(await OpenAndCloseAsync(version)));
    }

    [Fact]
    public async Task Open_NewerBuild_TakesTheFilesOfTheOlderAway()
    {
        string old = await OpenAndCloseAsync(Publish());
        Assert.NotEqual(old, await OpenAndCloseAsync(Publish()));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (File.Exists(old)) await Task.Delay(10, patience.Token);
    }

    public void Dispose()
    {
        _dumps.Dispose();
        _graph.Dispose();
    }

    private GraphVersion Publish()
    {
        _graph.Publish(new BuildReport(DateTimeOffset.UtcNow, TimeSpan.Zero, 0, [], []));
        return _graph.Version;
    }

    private async Task<string> OpenAndCloseAsync(GraphVersion version)
    {
        (FileStream content, _) = await _dumps.OpenAsync(version, "graphe.nq", RdfFormat.NQuads, fiche: null);
        await using (content) return content.Name;
    }
}
