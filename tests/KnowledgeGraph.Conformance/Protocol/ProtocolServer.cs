using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Server;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeGraph.Conformance.Protocol;

/// <summary>The server on a free port of the loopback, with an empty store in memory that may be written.</summary>
public sealed class ProtocolServer : IAsyncLifetime
{
    /// <summary>The authority of the suites' own names, which the server takes for its own.</summary>
    public const string BaseIri = "http://www.example/";

    private readonly string _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
    private WebApplication _application = null!;

    public HttpClient Client { get; private set; } = null!;

    private QuadStore Store => _application.Services.GetRequiredService<PublishedGraph>().Store;

    public async ValueTask InitializeAsync()
    {
        _application = ServerApplication.Create(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Publication:FromDocuments", "false",
            "--Publication:BaseIri", BaseIri,
            "--Access:WriteTokenHashes:0", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_token))),
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
        ]);
        await _application.StartAsync();
        var graph = _application.Services.GetRequiredService<PublishedGraph>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (graph.State.Report is null) await Task.Delay(10, patience.Token);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_application.Urls.Single()) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", _token);
    }

    /// <summary>Makes the store hold some graphs, each a document, and nothing else.</summary>
    public void Reset(IEnumerable<(string Graph, string File)> graphs)
    {
        using WriteTransaction transaction = Store.BeginWrite();
        transaction.Clear(GraphSelector.Each);
        foreach ((string graph, string file) in graphs)
        {
            using FileStream stream = File.OpenRead(file);
            RdfReader.Read(stream, RdfFormat.NTriples, new RdfReaderOptions { SourceName = file }, transaction.CreateSink(graph));
        }
        transaction.Commit();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
