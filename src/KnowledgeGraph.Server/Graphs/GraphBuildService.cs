using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Graphs;

/// <summary>Builds the graph at start and whenever its sources change. A build that fails leaves the graph in service as it is.</summary>
internal sealed class GraphBuildService(
    PublishedGraph graph,
    GraphBuilder builder,
    IOptions<PublicationOptions> options,
    IServer server,
    ILogger<GraphBuildService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Kestrel starts after the hosted services: let the start go on, and answer 503 until the graph is there.
        await Task.Yield();
        SourceFingerprint built = await BuildAsync(stoppingToken);
        if (options.Value.WatchIntervalSeconds == 0) return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.WatchIntervalSeconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            SourceFingerprint now = TakeFingerprint();
            if (now != built) built = await BuildAsync(stoppingToken);
        }
    }

    private async Task<SourceFingerprint> BuildAsync(CancellationToken cancellationToken)
    {
        // Taken before the build: a file that changes while it runs is seen at the next tick.
        SourceFingerprint fingerprint = TakeFingerprint();
        try
        {
            BuildReport report = await Task.Run(() => builder.Build(graph.Store, cancellationToken), cancellationToken);
            graph.Publish(report);
            LogSuccess(report);
        }
        catch (Exception error) when (error is KnowledgeGraphException or IOException or UnauthorizedAccessException)
        {
            graph.ReportFailure(error.Message);
            if (graph.State.Report is null) logger.LogError("The graph can't be built: {Reason}", error.Message);
            else logger.LogError("The graph can't be built; the last good one stays in service: {Reason}", error.Message);
        }
        return fingerprint;
    }

    private SourceFingerprint TakeFingerprint() => SourceFingerprint.Of(options.Value.DataDirectory, options.Value.OntologyDirectory);

    private void LogSuccess(BuildReport report)
    {
        logger.LogInformation(
            "{Quads} quads from {Documents} document(s), built in {Milliseconds:F0} ms",
            report.QuadCount,
            report.Documents.Count,
            report.Duration.TotalMilliseconds);
        foreach (string address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            logger.LogInformation("Open {Address}/ in a browser; SPARQL at {Address}/sparql, downloads at {Address}/dumps/", address, address, address);
        }
    }
}
