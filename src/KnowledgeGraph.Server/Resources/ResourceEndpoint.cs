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
    /// <summary>Beyond so many triples a description is written as it comes: sorting it for the eye would help nobody.</summary>
    private const int MostPretty = 10_000;

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
    /// graph speaks of. A known extension (<c>.ttl</c>, <c>.jsonld</c>, <c>.nt</c>, <c>.rdf</c>, <c>.html</c>) goes before the Accept header,
    /// unless a resource has it in its name.
    /// </summary>
    public static void MapResources(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/resource", ["GET", "HEAD"], (HttpContext context, ProblemHandler problems) =>
            problems.RunAsync(context, () => HandleNamedAsync(context)));
        routes.MapFallback("{**path}", (HttpContext context, ProblemHandler problems) =>
                problems.RunAsync(context, () => HandlePathAsync(context)))
            .WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));
    }

    private static async Task HandleNamedAsync(HttpContext context)
    {
        string? iri = UrlParameters.Of(context.Request).Single("iri");
        if (string.IsNullOrEmpty(iri)) throw new ProtocolException(StatusCodes.Status400BadRequest, "name the resource with the parameter 'iri'");
        using Snapshot snapshot = AcquireSnapshot(context);
        await AnswerAsync(context, snapshot, new ResourceReader(snapshot), new Iri(iri), Choose(context));
    }

    private static async Task HandlePathAsync(HttpContext context)
    {
        // The target as sent: the decoded path would no longer be the IRI that was minted.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string path = target.Split('?', 2)[0].TrimStart('/');
        string baseIri = context.RequestServices.GetRequiredService<IOptions<PublicationOptions>>().Value.BaseIri;
        using Snapshot snapshot = AcquireSnapshot(context);
        var reader = new ResourceReader(snapshot);
        (Iri iri, MediaOffer<RdfFormat?>? named) = ResourceAddress.Resolve(path, baseIri, reader, Offers);
        await AnswerAsync(context, snapshot, reader, iri, named ?? Choose(context));
    }

    /// <summary>Before the first build nothing is known of any resource, which is not that there is none.</summary>
    private static Snapshot AcquireSnapshot(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        var graph = context.RequestServices.GetRequiredService<PublishedGraph>();
        graph.DemandReady();
        return graph.Store.AcquireSnapshot();
    }

    private static MediaOffer<RdfFormat?> Choose(HttpContext context) =>
        ContentNegotiation.Choose(context.Request, Offers)
        ?? throw new ProtocolException(
            StatusCodes.Status406NotAcceptable, $"this resource can be given as {string.Join(", ", Offers.Select(one => one.MediaType))}");

    private static async Task AnswerAsync(HttpContext context, Snapshot snapshot, ResourceReader reader, Iri iri, MediaOffer<RdfFormat?> offer)
    {
        if (offer.Value is { } format) await WriteRdfAsync(context, snapshot, reader, iri, format, offer.ContentType);
        else await WritePageAsync(context, reader, iri);
    }

    /// <summary>What the graph says of the resource; where it says nothing, some of the statements that it stands in otherwise.</summary>
    private static async Task WriteRdfAsync(
        HttpContext context, Snapshot snapshot, ResourceReader reader, Iri iri, RdfFormat format, string contentType)
    {
        long count = reader.CountOutgoing(iri);
        bool isPretty = count <= MostPretty;
        using var buffer = new MemoryStream();
        var writing = new RdfWriterOptions { Prefixes = PublishedPrefixes.All, Pretty = isPretty };
        using IQuadWriter writer = RdfWriter.Create(buffer, format, writing);
        if (count > 0)
        {
            SparqlOptions limits = context.RequestServices.GetRequiredService<IOptions<SparqlOptions>>().Value;
            var options = new QueryOptions { Timeout = limits.Timeout, MemoryBudget = limits.MemoryBudget };
            var query = new DescribeQuery([new Constant(iri)], DatasetClause.Empty, new BasicGraphPattern([]), null, []);
            QueryEngine engine = context.RequestServices.GetRequiredService<QueryEngine>();
            using var result = (GraphResult)engine.Execute(query, snapshot, options, context.RequestAborted);
            while (result.WriteNext(writer))
            {
            }
        }
        else
        {
            ResourceView view = reader.Read(iri);
            if (view.IsEmpty) throw new ProtocolException(StatusCodes.Status404NotFound, $"the graph says nothing of {iri}");
            foreach (StatementSample sample in new[] { view.Incoming, view.Uses, view.Content })
            {
                sample.Statements.Select(one => new Quad(one.Subject, one.Predicate, one.Object, null)).Distinct().SendTo(writer);
            }
        }
        writer.Complete();
        context.Response.ContentType = contentType;
        context.Response.ContentLength = buffer.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private static async Task WritePageAsync(HttpContext context, ResourceReader reader, Iri iri)
    {
        ResourceView view = reader.Read(iri);
        context.Response.StatusCode = view.IsEmpty ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await new RazorComponentResult<ResourcePage>(new { View = view, Reader = reader }).ExecuteAsync(context);
    }
}
