using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgeGraph.Server.Health;

/// <summary>The addresses that a supervisor looks at.</summary>
public static class HealthRoutes
{
    /// <summary>
    /// Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (a graph is in service: 200, also when it is an older
    /// one and the body says why; 503 before).
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        HealthReportEntry entry = report.Entries[GraphHealthCheck.Name];
        return context.Response.WriteAsJsonAsync(new { status = report.Status.ToString(), description = entry.Description });
    }
}
