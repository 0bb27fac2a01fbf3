using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Pages;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Resources;

/// <summary>Answers the IRIs of the graph under their own paths: RDF for programs, a page for people.</summary>
public static class ResourceEndpoint
{
    private static readonly IReadOnlyList<MediaOffer<RdfFormat?>> Offers =
    [
        new("text/turtle", "turtle", RdfFormat.Turtle),
        new("application/ld+json", "jsonld", RdfFormat.JsonLd),
        new("application/n-triples", "ntriples", RdfFormat.NTriples),
        new("application/rdf+xml", "rdfxml", RdfFormat.RdfXml),
        new("text/html", "html", null),
    ];

    /// <summary>
    /// Maps every path that nothing else answers to the IRI of the base with that path, and <c>/resource?iri=</c> to any IRI that the
    /// graph speaks of. A known extension (<c>.ttl</c>, <c>.jsonld</c>, <c>.nt</c>, <c>.rdf</c>, <c>.html</c>) goes before the Accept header.
    /// </summary>
    public static void MapResources(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/resource", ["GET", "HEAD"], HandleNamedAsync);
        routes.MapFallback("{**path}", HandlePathAsync).WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));
    }

    private static Task HandleNamedAsync(HttpContext context, PublishedGraph graph, QueryEngine engine, IOptions<SparqlOptions> limits)
    {
        string? iri = context.Request.Query["iri"];
        return string.IsNullOrEmpty(iri)
            ? PlainAsync(context, StatusCodes.Status400BadRequest, "name the resource with the parameter 'iri'")
            : AnswerAsync(context, graph, engine, limits.Value, new Iri(iri), Choose(context));
    }

    private static Task HandlePathAsync(
        HttpContext context, PublishedGraph graph, QueryEngine engine, IOptions<SparqlOptions> limits, IOptions<PublicationOptions> options)
    {
        // The target as sent: the decoded path would no longer be the IRI that was minted.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string path = target.Split('?', 2)[0].TrimStart('/');
        MediaOffer<RdfFormat?>? offer = Choose(context);
        if (TrySplitExtension(path, out string stem, out MediaOffer<RdfFormat?>? named)) (path, offer) = (stem, named);
        return AnswerAsync(context, graph, engine, limits.Value, new Iri(options.Value.BaseIri + path), offer);
    }

    private static MediaOffer<RdfFormat?>? Choose(HttpContext context) => ContentNegotiation.Choose(context.Request, Offers);

    private static async Task AnswerAsync(
        HttpContext context, PublishedGraph graph, QueryEngine engine, SparqlOptions limits, Iri iri, MediaOffer<RdfFormat?>? offer)
    {
        context.Response.Headers.Vary = "Accept";
        if (offer is null)
        {
            string types = string.Join(", ", Offers.Select(one => one.MediaType));
            await PlainAsync(context, StatusCodes.Status406NotAcceptable, $"this resource can be given as {types}");
            return;
        }
        if (graph.State.Report is null)
        {
            // Nothing is known of any resource yet, which is not that there is none.
            await new NotReadyResult().ExecuteAsync(context);
            return;
        }
        using Snapshot snapshot = graph.Store.AcquireSnapshot();
        if (offer.Value is not { } format)
        {
            await WritePageAsync(context, snapshot, iri);
            return;
        }
        try
        {
            await WriteRdfAsync(context, snapshot, engine, limits.QueryLimits, iri, format, offer.ContentType);
        }
        catch (Exception error) when (error is QueryTimeoutException or QueryMemoryLimitException)
        {
            await PlainAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message);
        }
    }

    private static async Task WriteRdfAsync(
        HttpContext context, Snapshot snapshot, QueryEngine engine, QueryOptions limits, Iri iri, RdfFormat format, string contentType)
    {
        var query = new DescribeQuery([new Constant(iri)], DatasetClause.Empty, new BasicGraphPattern([]), null, []);
        using var result = (GraphResult)engine.Execute(query, snapshot, limits, context.RequestAborted);
        using var buffer = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(buffer, format, new RdfWriterOptions { Prefixes = PublishedPrefixes.All });
        var counter = new CountingSink(writer);
        while (result.WriteNext(counter))
        {
        }
        if (counter.Count == 0)
        {
            await PlainAsync(context, StatusCodes.Status404NotFound, $"the graph says nothing of {iri}");
            return;
        }
        writer.Complete();
        context.Response.ContentType = contentType;
        context.Response.ContentLength = buffer.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private static async Task WritePageAsync(HttpContext context, Snapshot snapshot, Iri iri)
    {
        var reader = new ResourceReader(snapshot);
        ResourceView view = reader.Read(iri);
        context.Response.StatusCode = view.IsEmpty ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await new RazorComponentResult<ResourcePage>(new { View = view, Reader = reader }).ExecuteAsync(context);
    }

    private static bool TrySplitExtension(string path, out string stem, out MediaOffer<RdfFormat?>? offer)
    {
        int dot = path.LastIndexOf('.');
        string extension = dot < 0 ? "" : path[dot..];
        string? mediaType = extension switch
        {
            ".ttl" => "text/turtle",
            ".jsonld" => "application/ld+json",
            ".nt" => "application/n-triples",
            ".rdf" => "application/rdf+xml",
            ".html" => "text/html",
            _ => null,
        };
        offer = Offers.FirstOrDefault(one => one.MediaType == mediaType);
        stem = offer is null ? path : path[..dot];
        return offer is not null;
    }

    private static async Task PlainAsync(HttpContext context, int statusCode, string message)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }
}
