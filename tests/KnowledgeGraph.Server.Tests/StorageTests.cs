using KnowledgeGraph.Catalogue.Building;
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

    [Fact]
    public async Task Start_AfterAChangeInTheDocuments_KeepsWhatOthersWroteAndReplacesItsOwn()
    {
        (string data, string ontology, string directory) = Prepare();
        Iri own = new("https://data.cnig.example/graphe/catalogue"), others = new("http://example.org/notes");
        await RunAsync(data, ontology, directory, graph => Task.FromResult(graph.State.Report!));
        using (QuadStore store = QuadStore.Open(directory))
        {
            using WriteTransaction transaction = store.BeginWrite();
            foreach (Iri graph in new[] { own, others })
            {
                transaction.Add(
                    Utf8Term.Iri("http://example.org/s"u8), Utf8Term.Iri("http://example.org/p"u8), Utf8Term.String("une note"u8),
                    Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes(graph.Value)));
            }
            transaction.Commit();
        }
        BuildReport same = await RunAsync(data, ontology, directory, graph => Task.FromResult(graph.State.Report!));
        Assert.Equal(TimeSpan.Zero, same.Duration);

        string document = Directory.EnumerateFiles(Path.Combine(data, "sources"), "*.md").First();
        File.AppendAllText(document, "\n");
        BuildReport changed = await RunAsync(data, ontology, directory, graph => WaitForBuildAsync(graph));
        Assert.InRange(changed.Changes.Added + changed.Changes.Removed, 2, same.QuadCount / 2);
        using QuadStore reopened = QuadStore.OpenReadOnly(directory);
        using Snapshot snapshot = reopened.AcquireSnapshot();
        Assert.True(snapshot.TryGetId(Utf8Term.Iri("http://example.org/s"u8), out ValueId note));
        Assert.Equal(1, snapshot.Count(new(note, default, default), GraphSelector.Each));
        Assert.True(snapshot.TryGetId(Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes(others.Value)), out ValueId graphOfNote));
        Assert.Equal(1, snapshot.Count(default, GraphSelector.One(graphOfNote)));
    }

    [Fact]
    public async Task Start_AfterClientsWroteByHttp_KeepsTheirGraphs_AndBuildsNothingAnewForThem()
    {
        (string data, string ontology, string directory) = Prepare();
        await RunAsync(data, ontology, directory, WaitForBuildAsync, seeHttp: async client =>
        {
            await SendAsync(client, "PUT", "/graph-store/notes", "<s> <p> \"direct\" .", "text/turtle");
            await SendAsync(client, "POST", "/graph-store", "<s> <p> \"new\" .", "text/turtle");
            await SendAsync(client, "POST", "/sparql", "INSERT DATA { <s> <p> \"default\" . GRAPH <http://example.org/g> { <s> <p> \"updated\" } }", "application/sparql-update");
            // What a client says of the build, or calls a fiche, is not the build's.
            await SendAsync(client, "PUT", "/graph-store/claims", """
                <https://data.cnig.example/construction> <http://purl.org/dc/terms/identifier> "another" .
                <http://example.org/x> a <https://w3id.org/cnig/def#Fiche> .
                """, "text/turtle");
        });
        BuildReport same = await RunAsync(data, ontology, directory, graph => Task.FromResult(graph.State.Report!));
        Assert.Equal(TimeSpan.Zero, same.Duration);
        Assert.DoesNotContain(same.Fiches, fiche => fiche.Iri.Value.StartsWith("http://example.org/", StringComparison.Ordinal));

        File.AppendAllText(Directory.EnumerateFiles(Path.Combine(data, "sources"), "*.md").First(), "\n");
        await RunAsync(data, ontology, directory, WaitForBuildAsync, seeHttp: async client =>
        {
            foreach (string text in new[] { "direct", "new", "default", "updated" })
            {
                string answer = await client.GetStringAsync("/sparql?query=" + Uri.EscapeDataString($"ASK {{ ?s ?p \"{text}\" }}"));
                Assert.Contains("true", answer, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public async Task Start_DocumentThatIsGoneOrEmpty_IsToldUntilItIsBack()
    {
        (string data, string ontology, string directory) = Prepare();
        string[] documents = [.. Directory.EnumerateFiles(Path.Combine(data, "sources"), "*.md").Order(StringComparer.Ordinal)];
        string text = File.ReadAllText(documents[0]);
        Assert.Empty((await RunAsync(data, ontology, directory, graph => Task.FromResult(graph.State.Report!))).Alerts);
        File.WriteAllText(documents[0], "");
        BuildReport empty = await RunAsync(data, ontology, directory, WaitForBuildAsync);
        Assert.Contains(empty.Alerts, alert => alert.Contains("says nothing", StringComparison.Ordinal));
        File.WriteAllText(documents[0], text);
        Assert.Empty((await RunAsync(data, ontology, directory, WaitForBuildAsync)).Alerts);
        File.Delete(documents[0]);
        string health = "";
        BuildReport gone = await RunAsync(data, ontology, directory, WaitForBuildAsync, async client => health = await client.GetStringAsync("/health/ready"));
        Assert.Contains(gone.Alerts, alert => alert.Contains("is gone", StringComparison.Ordinal));
        Assert.Contains("Degraded", health, StringComparison.Ordinal);
        Assert.Contains("is gone", health, StringComparison.Ordinal);
        BuildReport kept = await RunAsync(data, ontology, directory, graph => Task.FromResult(graph.State.Report!));
        Assert.Equal(gone.Alerts, kept.Alerts);
    }

    [Fact]
    public async Task Start_StoreThatIsOpenElsewhere_EndsWithOne()
    {
        string directory = Path.Combine(_folder, "store");
        using QuadStore holder = QuadStore.Open(directory);
        Assert.Equal(1, await ServerApplication.RunAsync(Arguments(AppContext.BaseDirectory, AppContext.BaseDirectory, directory)));
    }

    private static async Task<BuildReport> WaitForBuildAsync(PublishedGraph graph)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (graph.State.Report is { Duration.Ticks: > 0 } report) return report;
            await Task.Delay(20, patience.Token);
        }
    }

    private static string[] Arguments(string data, string ontology, string store) =>
    [
        "--Urls", "http://127.0.0.1:0",
        "--Publication:DataDirectory", data,
        "--Publication:OntologyDirectory", ontology,
        "--Publication:WatchIntervalSeconds", "0",
        "--Storage:Directory", store,
        "--Access:WriteTokenHashes:0", WritableServer.HashOf(WritableServer.Token),
        "--Serilog:MinimumLevel:Default", "Fatal",
    ];

    private static async Task SendAsync(HttpClient client, string method, string address, string content, string mediaType)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Content = new StringContent(content, System.Text.Encoding.UTF8, mediaType);
        request.Headers.Add("X-API-Key", WritableServer.Token);
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<BuildReport> RunAsync(
        string data, string ontology, string store, Func<PublishedGraph, Task<BuildReport>> read, Func<HttpClient, Task>? seeHttp = null)
    {
        await using WebApplication application = ServerApplication.Create(Arguments(data, ontology, store));
        await application.StartAsync();
        PublishedGraph graph = application.Services.GetRequiredService<PublishedGraph>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (graph.State.Report is null) await Task.Delay(20, patience.Token);
        BuildReport report = await read(graph);
        if (seeHttp is not null)
        {
            using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
            await seeHttp(client);
        }
        await application.StopAsync();
        return report;
    }

    private (string Data, string Ontology, string Store) Prepare()
    {
        string data = Path.Combine(_folder, "data"), ontology = Path.Combine(_folder, "ontology");
        TestServer.Copy(Path.Combine(TestServer.FindRoot(), "data"), data);
        TestServer.Copy(Path.Combine(TestServer.FindRoot(), "ontology"), ontology);
        return (data, ontology, Path.Combine(_folder, "store"));
    }

    private static async Task<long> BuildAsync(string store)
    {
        string root = TestServer.FindRoot();
        BuildReport report = await RunAsync(
            Path.Combine(root, "data"), Path.Combine(root, "ontology"), store, graph => Task.FromResult(graph.State.Report!));
        return report.QuadCount;
    }
}
