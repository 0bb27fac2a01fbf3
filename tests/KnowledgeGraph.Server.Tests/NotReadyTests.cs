using System.Net;
using KnowledgeGraph.Server.Graphs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeGraph.Server.Tests;

public sealed class NotReadyTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kg-server-tests-").FullName;
    private WebApplication? _application;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        // Neither an ontology nor sources: no graph can be built.
        _application = ServerApplication.Create(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Publication:DataDirectory", _folder,
            "--Publication:OntologyDirectory", _folder,
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
        ]);
        await _application.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_application.Urls.Single()) };
        var graph = _application.Services.GetRequiredService<PublishedGraph>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (graph.State.Failure is null) await Task.Delay(20, patience.Token);
    }

    [Theory]
    [InlineData("/sparql?query=ASK%20%7B%7D")]
    [InlineData("/fiche/76/2022-10-05")]
    [InlineData("/resource?iri=http%3A%2F%2Fexample.org%2F")]
    [InlineData("/dumps/graphe.ttl")]
    [InlineData("/health/ready")]
    public async Task NoGraphInService_WhatNeedsOne_Is503(string path)
    {
        using HttpResponseMessage response = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dumps/")]
    public async Task NoGraphInService_ThePagesSaySo(string path) =>
        Assert.Contains("not in service yet", await _client.GetStringAsync(path), StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application!.StopAsync();
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
