using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Server.Graphs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeGraph.Server.Tests;

/// <summary>A server on a free port of the loopback, without documents, that takes writes of those who have its token.</summary>
public sealed class WritableServer : IAsyncDisposable
{
    public const string Token = "a token that only tests know";

    private readonly WebApplication _application;

    private WritableServer(WebApplication application)
    {
        _application = application;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(application.Urls.Single()) };
    }

    /// <summary>A client that sends no token of its own.</summary>
    public HttpClient Client { get; }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Starts a server; the settings go after those that all have.</summary>
    public static async Task<WritableServer> StartAsync(params string[] settings)
    {
        WebApplication application = ServerApplication.Create(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Publication:FromDocuments", "false",
            "--Access:WriteTokenHashes:0", HashOf("another"),
            "--Access:WriteTokenHashes:1", HashOf(Token),
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
            .. settings,
        ]);
        await application.StartAsync();
        var graph = application.Services.GetRequiredService<PublishedGraph>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (graph.State.Report is null) await Task.Delay(10, patience.Token);
        return new WritableServer(application);
    }

    /// <summary>Sends a request with the token.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> UpdateAsync(string update) =>
        SendAsync("POST", "/sparql", new StringContent(update, Encoding.UTF8, "application/sparql-update"));

    public async Task<bool> AskAsync(string query)
    {
        string answer = await Client.GetStringAsync("/sparql?query=" + Uri.EscapeDataString(query));
        return answer.Contains("true", StringComparison.Ordinal);
    }

    public static StringContent Turtle(string text) => new(text, Encoding.UTF8, "text/turtle");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
