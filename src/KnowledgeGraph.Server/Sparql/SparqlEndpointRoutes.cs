using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>The address of the SPARQL endpoint.</summary>
public static class SparqlEndpointRoutes
{
    internal const string ConcurrencyPolicy = "sparql";

    /// <summary>
    /// Maps <c>/sparql</c>: queries by GET and POST; without a query, a page for people who ask for HTML, and the service's usage for
    /// others.
    /// </summary>
    public static void MapSparql(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/sparql", ["GET", "HEAD", "POST"], HandleAsync).RequireRateLimiting(ConcurrencyPolicy);

    private static async Task HandleAsync(HttpContext context, SparqlEndpoint endpoint)
    {
        if (IsPage(context.Request))
        {
            string address = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}";
            await new RazorComponentResult<SparqlPage>(new { Query = ShownQuery(context.Request), Address = address }).ExecuteAsync(context);
            return;
        }
        if (await endpoint.TryHandleAsync(context)) return;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(
            "This is a SPARQL 1.1 endpoint. Send a query as the parameter 'query' of a GET or of a posted form, or post it as "
            + "application/sparql-query.\n",
            context.RequestAborted);
    }

    private static string ShownQuery(HttpRequest request) =>
        request.Query["query"] is [{ } query, ..] ? query : "SELECT ?fiche ?titre WHERE {\n  ?fiche a <https://w3id.org/cnig/def#Fiche> ;\n         <http://purl.org/dc/terms/title> ?titre .\n}\n";

    /// <summary>A browser that opens the address, with or without a query to show in the form.</summary>
    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && ContentNegotiation.IsNamed(request.Headers.Accept, "text/html");
}
