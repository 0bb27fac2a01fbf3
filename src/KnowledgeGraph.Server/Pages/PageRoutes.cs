using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeGraph.Server.Pages;

/// <summary>The pages that are not a resource's.</summary>
internal static class PageRoutes
{
    /// <summary>Maps the home page.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/", ["GET", "HEAD"], () => new RazorComponentResult<HomePage>());
}
