using KnowledgeGraph.Server.Graphs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgeGraph.Server.Health;

/// <summary>Unhealthy before the first graph is in service; degraded while the newest sources can't be built, or seem to have lost something.</summary>
internal sealed class GraphHealthCheck(PublishedGraph graph) : IHealthCheck
{
    public const string Name = "graph";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        GraphState state = graph.State;
        HealthCheckResult result = state switch
        {
            { Report: null, Failure: null } => HealthCheckResult.Unhealthy("the graph is being built"),
            { Report: null } => HealthCheckResult.Unhealthy($"no graph could be built: {state.Failure}"),
            { Failure: not null } => HealthCheckResult.Degraded($"the last good graph is in service; the newest build failed: {state.Failure}"),
            { Report.Alerts.Count: > 0 } => HealthCheckResult.Degraded(
                $"{state.Report.QuadCount} quads in service since {state.Report.BuiltAt:O}; to be looked at: {string.Join("; ", state.Report.Alerts)}"),
            _ => HealthCheckResult.Healthy($"{state.Report.QuadCount} quads in service since {state.Report.BuiltAt:O}"),
        };
        return Task.FromResult(result);
    }
}
