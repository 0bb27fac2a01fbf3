using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>The address of the SPARQL endpoint.</summary>
public static class SparqlEndpointRoutes
{
    internal const string ConcurrencyPolicy = "sparql";

    /// <summary>What a GET can answer, and whether it is the page; last, since programs that take anything want an answer.</summary>
    private static readonly IReadOnlyList<MediaOffer<bool>> Offers =
    [
        .. SparqlMediaTypes.Solutions.Select(offer => new MediaOffer<bool>(offer.MediaType, offer.Name, false)),
        .. SparqlMediaTypes.Graphs.Select(offer => new MediaOffer<bool>(offer.MediaType, offer.Name, false)),
        new("text/html", "html", true),
    ];

    /// <summary>
    /// Maps <c>/sparql</c>: queries by GET and POST; a page with the query in its form where HTML is what the client likes best; without a
    /// query, the service's usage for all others.
    /// </summary>
    public static void MapSparql(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/sparql", ["GET", "HEAD", "POST"], HandleAsync).RequireRateLimiting(ConcurrencyPolicy);

    private static async Task HandleAsync(HttpContext context, SparqlEndpoint endpoint)
    {
        context.Response.Headers.Vary = "Accept";
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

    private static bool IsPage(HttpRequest request) =>
        !HttpMethods.IsPost(request.Method) && ContentNegotiation.Choose(request, Offers) is { Value: true };
}
