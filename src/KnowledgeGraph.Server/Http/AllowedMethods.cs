namespace KnowledgeGraph.Server.Http;

/// <summary>Answers OPTIONS (RFC 9110 §9.3.7). What browsers ask before requests to other origins is answered before it comes here.</summary>
internal static class AllowedMethods
{
    /// <summary>Maps OPTIONS at an address that knows these methods.</summary>
    public static void MapAllowedMethods(this IEndpointRouteBuilder routes, string pattern, params string[] methods)
    {
        string allow = string.Join(", ", [.. methods, "OPTIONS"]);
        routes.MapMethods(pattern, ["OPTIONS"], (HttpContext context) =>
        {
            context.Response.Headers.Allow = allow;
            return TypedResults.NoContent();
        });
    }
}
