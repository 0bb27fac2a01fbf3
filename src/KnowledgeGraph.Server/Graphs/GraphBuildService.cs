using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Graphs;

/// <summary>
/// Serves what the store holds at once, and builds the graph where its sources have changed since, at start and later. A build that fails
/// leaves the graph in service as it is.
/// </summary>
internal sealed class GraphBuildService(
    PublishedGraph graph,
    GraphBuilder builder,
    IOptions<PublicationOptions> options,
    IServer server,
    ILogger<GraphBuildService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.FromDocuments)
        {
            ServeAsItIs();
            return;
        }
        try
        {
            ServeLastBuild();
            SourceFingerprint? built = await BuildAsync(stoppingToken);
            if (options.Value.WatchIntervalSeconds == 0) return;
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.WatchIntervalSeconds));
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (TryTakeFingerprint() is { } now && now != built) built = await BuildAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host logs it as a failure where it goes down before it was up, as with an address in use.
        }
    }

    private void ServeAsItIs()
    {
        graph.PublishAsItIs();
        logger.LogInformation("{Quads} quads of the store are served as they are", graph.State.Report!.QuadCount);
        LogAddresses();
    }

    private void ServeLastBuild()
    {
        if (LastBuild.TryRead(builder, graph.Store, logger) is not { } report) return;
        graph.Publish(report);
        logger.LogInformation("{Quads} quads of the last build are in service", report.QuadCount);
        LogAddresses();
    }

    private async Task<SourceFingerprint?> BuildAsync(CancellationToken cancellationToken)
    {
        // Taken before the build: a file that changes while it runs is seen at the next tick.
        SourceFingerprint? fingerprint = TryTakeFingerprint();
        try
        {
            BuildReport report = await Task.Run(() => builder.BuildIfChanged(graph.Store, cancellationToken), cancellationToken);
            graph.Publish(report);
            LogSuccess(report);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // Whatever it is: a document that trips over a defect must not take down the service of the last good graph.
            bool isExpected = error is KnowledgeGraphException or IOException or UnauthorizedAccessException;
            string reason = isExpected ? error.Message : $"{error.GetType().Name}: {error.Message}";
            bool isNews = graph.State.Failure != reason;
            graph.ReportFailure(reason);
            string consequence = graph.State.Report is null ? "no graph is in service" : "the last good one stays in service";
            if (isNews) logger.LogError(isExpected ? null : error, "The graph can't be built; {Consequence}: {Reason}", consequence, reason);
            // Files that can't be read now may be readable at the next tick, without any change to see.
            if (error is IOException or UnauthorizedAccessException or StorageException) return null;
        }
        return fingerprint;
    }

    private SourceFingerprint? TryTakeFingerprint()
    {
        try
        {
            return SourceFingerprint.Of(options.Value.DataDirectory, options.Value.OntologyDirectory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file went away while the folders were listed, or may not be looked at: the next tick tries again.
            return null;
        }
    }

    private void LogSuccess(BuildReport report)
    {
        if (report.Duration == TimeSpan.Zero)
        {
            logger.LogInformation("The documents are those of the last build; nothing was built");
        }
        else
        {
            logger.LogInformation(
                "{Quads} quads from {Documents} document(s), built in {Milliseconds:F0} ms: {Added} added, {Removed} removed",
                report.QuadCount,
                report.Documents.Count,
                report.Duration.TotalMilliseconds,
                report.Changes.Added,
                report.Changes.Removed);
            LogAddresses();
        }
        foreach (string alert in report.Alerts) logger.LogWarning("To be looked at: {Alert}", alert);
    }

    private void LogAddresses()
    {
        foreach (string address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            logger.LogInformation("Open {Address}/ in a browser; SPARQL at {Address}/sparql, downloads at {Address}/dumps/", address, address, address);
        }
    }
}
