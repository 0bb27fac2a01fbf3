using KnowledgeGraph.Server.Access;
using KnowledgeGraph.Server.Http;

namespace KnowledgeGraph.Server.Backups;

/// <summary>The address that takes backups.</summary>
public static class BackupRoutes
{
    private const string Path = "/backup";
    private static readonly string[] Methods = ["PUT"];

    /// <summary>Maps <c>/backup</c>.</summary>
    public static void MapBackups(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, Methods, (HttpContext context, ProblemHandler problems) => problems.RunAsync(context, () =>
        {
            context.RequestServices.GetRequiredService<WriteAccess>().Demand(context.Request);
            return context.RequestServices.GetRequiredService<RestoreEndpoint>().ReplaceAsync(context);
        }));
        routes.MapAllowedMethods(Path, Methods);
    }
}
