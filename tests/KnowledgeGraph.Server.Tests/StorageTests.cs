using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeGraph.Server.Tests;

public sealed class StorageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kg-server-store-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_WithADirectory_KeepsTheGraphThere()
    {
        string store = Path.Combine(_folder, "store");
        long quads = await BuildAsync(store);
        using (QuadStore opened = QuadStore.Open(store, new QuadStoreOptions { MustExist = true }))
        {
            using Snapshot snapshot = opened.AcquireSnapshot();
            Assert.Equal(quads, snapshot.QuadCount);
            Assert.Empty(opened.Check());
        }
        Assert.Equal(quads, await BuildAsync(store));
    }

    [Fact]
    public async Task Start_NotFromDocuments_ServesTheStoreAsItIs()
    {
        string directory = Path.Combine(_folder, "store");
        using (QuadStore store = QuadStore.Open(directory))
        {
            using WriteTransaction transaction = store.BeginWrite();
            transaction.Add(Utf8Term.Iri("http://x/s"u8), Utf8Term.Iri("http://x/p"u8), Utf8Term.String("o"u8), default);
            transaction.Commit();
        }
        await using WebApplication application = ServerApplication.Create(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Publication:FromDocuments", "false",
            "--Publication:DataDirectory", "/does/not/exist",
            "--Storage:Directory", directory,
            "--Serilog:MinimumLevel:Default", "Fatal",
        ]);
        await application.StartAsync();
        PublishedGraph graph = application.Services.GetRequiredService<PublishedGraph>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (graph.State.Report is null) await Task.Delay(20, patience.Token);
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        Assert.Contains("\"value\":\"o\"", await client.GetStringAsync("/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"), StringComparison.Ordinal);
        await application.StopAsync();
    }

    private static async Task<long> BuildAsync(string store)
    {
        string root = TestServer.FindRoot();
        await using WebApplication application = ServerApplication.Create(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Publication:DataDirectory", Path.Combine(root, "data"),
            "--Publication:OntologyDirectory", Path.Combine(root, "ontology"),
            "--Publication:WatchIntervalSeconds", "0",
            "--Storage:Directory", store,
            "--Serilog:MinimumLevel:Default", "Fatal",
        ]);
        await application.StartAsync();
        PublishedGraph graph = application.Services.GetRequiredService<PublishedGraph>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (graph.State.Report is null) await Task.Delay(20, patience.Token);
        long quads = graph.State.Report.QuadCount;
        await application.StopAsync();
        return quads;
    }
}
