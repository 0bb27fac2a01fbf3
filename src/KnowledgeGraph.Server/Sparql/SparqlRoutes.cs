using KnowledgeGraph.Formats;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>The address of the SPARQL endpoint.</summary>
public static class SparqlRoutes
{
    /// <summary>What a GET with a query can answer, and whether it is the page; last, since programs that take anything want an answer.</summary>
    private static readonly IReadOnlyList<MediaOffer<bool>> QueryOffers =
    [
        .. SparqlMediaTypes.Solutions.Select(offer => new MediaOffer<bool>(offer.MediaType, offer.Name, false)),
        .. SparqlMediaTypes.Graphs.Select(offer => new MediaOffer<bool>(offer.MediaType, offer.Name, false)),
        new("text/html", "html", true),
    ];

    /// <summary>What a GET without a query can answer: the service description, or the page (null).</summary>
    private static readonly IReadOnlyList<MediaOffer<RdfFormat?>> DescriptionOffers =
    [
        .. SparqlMediaTypes.Graphs.Select(offer => new MediaOffer<RdfFormat?>(offer.MediaType, offer.Name, offer.Value)),
        new("text/html", "html", null),
    ];

    /// <summary>
    /// Maps <c>/sparql</c>: queries by GET and POST, updates by POST; a page with the query in its form where HTML is what the client likes
    /// best; without a query, the service description.
    /// </summary>
    public static void MapSparql(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/sparql", ["GET", "HEAD", "POST"], (HttpContext context, ProblemHandler problems) =>
            problems.RunAsync(context, () => HandleAsync(context)));
        routes.MapAllowedMethods("/sparql", "GET", "HEAD", "POST");
    }

    private static async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        context.Response.Headers.Vary = "Accept";
        IServiceProvider services = context.RequestServices;
        bool hasQuery = UrlParameters.Of(request).Contains("query");
        if (!HttpMethods.IsPost(request.Method) && hasQuery && ContentNegotiation.Choose(request, QueryOffers) is { Value: true })
        {
            await PageAsync(context);
            return;
        }
        switch (await services.GetRequiredService<SparqlRequestReader>().ReadAsync(request, context.RequestAborted))
        {
            case QueryOperation query:
                await services.GetRequiredService<QueryEndpoint>().AnswerAsync(context, query);
                break;
            case UpdateOperation update:
                await services.GetRequiredService<UpdateEndpoint>().ExecuteAsync(context, update);
                break;
            default:
                await DescribeAsync(context);
                break;
        }
    }

    private static Task DescribeAsync(HttpContext context) => ContentNegotiation.Choose(context.Request, DescriptionOffers) switch
    {
        null => throw new ProtocolException(
            StatusCodes.Status400BadRequest,
            "this is a SPARQL 1.2 endpoint; send a query as the parameter 'query' of a GET or of a posted form, or post it as "
                + "application/sparql-query"),
        { Value: null } => PageAsync(context),
        { Value: { } format } offer =>
            context.RequestServices.GetRequiredService<ServiceDescription>().WriteAsync(context, format, offer.ContentType),
    };

    private static Task PageAsync(HttpContext context) =>
        new RazorComponentResult<SparqlPage>(new { Query = ShownQuery(context.Request), Address = AddressOf(context.Request) })
            .ExecuteAsync(context);

    private static string AddressOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.Path}";

    private static string ShownQuery(HttpRequest request) => UrlParameters.Of(request)["query"] is [string query, ..]
        ? query
        : "SELECT ?fiche ?titre WHERE {\n  ?fiche a <https://w3id.org/cnig/def#Fiche> ;\n         <http://purl.org/dc/terms/title> ?titre .\n}\n";
}
