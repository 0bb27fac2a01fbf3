using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeGraph.Server.Tests;

/// <summary>The real server on a free port of the loopback, on a copy of the repository's data and ontology that a test may change.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kg-server-tests-").FullName;
    private WebApplication? _application;

    public HttpClient Client { get; private set; } = null!;

    public string DataDirectory => Path.Combine(_folder, "data");

    public string OntologyDirectory => Path.Combine(_folder, "ontology");

    public GraphState State => _application!.Services.GetRequiredService<PublishedGraph>().State;

    /// <summary>The graph in service; to be disposed of by the caller.</summary>
    public Snapshot AcquireSnapshot() => _application!.Services.GetRequiredService<PublishedGraph>().Store.AcquireSnapshot();

    public async ValueTask InitializeAsync()
    {
        string root = FindRoot();
        Copy(Path.Combine(root, "data"), DataDirectory);
        Copy(Path.Combine(root, "ontology"), OntologyDirectory);
        _application = ServerApplication.Create(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Publication:DataDirectory", DataDirectory,
            "--Publication:OntologyDirectory", OntologyDirectory,
            "--Publication:WatchIntervalSeconds", "1",
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
        ]);
        await _application.StartAsync();
        string address = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        await WaitAsync(state => state.Report is not null);
    }

    /// <summary>Waits until the state is as wanted; fails after a minute.</summary>
    public async Task WaitAsync(Func<GraphState, bool> isReached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isReached(State)) await Task.Delay(20, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application!.StopAsync();
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Copies a folder.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The repository's top folder.</summary>
    public static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
