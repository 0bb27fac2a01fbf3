using System.Buffers;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Options;
using ParsedQuery = KnowledgeGraph.Sparql.Algebra.Query;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>Answers query operations of the SPARQL 1.1 Protocol. Answers are streamed; an error before the first bytes gets its status.</summary>
internal sealed class SparqlEndpoint(PublishedGraph graph, QueryEngine engine, IOptions<SparqlOptions> options, ILogger<SparqlEndpoint> logger)
{
    private readonly SparqlOptions _options = options.Value;

    /// <summary>Handles a request; false where it carries no query, so that a page may answer.</summary>
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        try
        {
            SparqlRequest? request = await SparqlRequestReader.ReadAsync(context.Request, _options.MaxQueryBytes, context.RequestAborted);
            if (request is null) return false;
            await AnswerAsync(context, request);
        }
        catch (ProtocolException error)
        {
            await ProblemAsync(context, error.StatusCode, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            await ProblemAsync(context, error.StatusCode, error.Message);
        }
        catch (SparqlSyntaxException error)
        {
            await ProblemAsync(context, StatusCodes.Status400BadRequest, error.Message);
        }
        catch (QueryTimeoutException error)
        {
            await ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message);
        }
        catch (QueryMemoryLimitException error)
        {
            await ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message);
        }
        catch (KnowledgeGraphException error)
        {
            await ProblemAsync(context, StatusCodes.Status400BadRequest, error.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            logger.LogInformation("The client left before its query ended");
        }
        catch (OperationCanceledException)
        {
            await ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, "the client took the answer too slowly");
        }
        return true;
    }

    private async Task AnswerAsync(HttpContext context, SparqlRequest request)
    {
        // A relative IRI of a query is resolved against the endpoint's base only where the query has no BASE: none is given here,
        // since an address that a proxy may change must not name things.
        ParsedQuery query = SparqlParser.ParseQuery(request.Query);
        if (graph.State.Report is null)
        {
            // The empty store is no answer.
            await new NotReadyResult().ExecuteAsync(context);
            return;
        }
        QueryOptions queryOptions = _options.QueryLimits with { DefaultGraphs = request.DefaultGraphs, NamedGraphs = request.NamedGraphs };
        // Sending counts too: a client that stops reading must not hold its place among the queries.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        using Snapshot snapshot = graph.Store.AcquireSnapshot();
        using QueryResult result = engine.Execute(query, snapshot, queryOptions, context.RequestAborted);
        if (result is GraphResult graphResult) await WriteGraphAsync(context, graphResult, query.Prefixes, deadline.Token);
        else await WriteSolutionsAsync(context, result, deadline.Token);
    }

    private static async Task WriteSolutionsAsync(HttpContext context, QueryResult result, CancellationToken cancellationToken)
    {
        MediaOffer<SolutionFormat> offer = Choose(context, SparqlMediaTypes.Solutions);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        ISolutionWriter writer = SolutionWriter.Create(buffer, offer.Value);
        bool more;
        do
        {
            if (result is AskResult ask)
            {
                writer.WriteBoolean(ask.Value);
                more = false;
            }
            else
            {
                more = ((SelectResult)result).WriteNext(writer);
            }
            SetHeaders(context.Response, offer.ContentType);
            await context.Response.Body.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
        while (more);
    }

    private static async Task WriteGraphAsync(
        HttpContext context,
        GraphResult result,
        IReadOnlyList<KeyValuePair<string, string>> prefixes,
        CancellationToken cancellationToken)
    {
        MediaOffer<RdfFormat> offer = Choose(context, SparqlMediaTypes.Graphs);
        using var buffer = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(buffer, offer.Value, new RdfWriterOptions { Prefixes = prefixes, Pretty = false });
        bool more;
        do
        {
            more = result.WriteNext(writer);
            if (!more) writer.Complete();
            SetHeaders(context.Response, offer.ContentType);
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            buffer.SetLength(0);
        }
        while (more);
    }

    private static MediaOffer<T> Choose<T>(HttpContext context, IReadOnlyList<MediaOffer<T>> offers) =>
        ContentNegotiation.Choose(context.Request, offers)
        ?? throw new ProtocolException(
            StatusCodes.Status406NotAcceptable,
            $"this answer can be given as {string.Join(", ", offers.Select(offer => offer.MediaType))}, by the Accept header, or by "
                + $"format={string.Join("|", offers.Select(offer => offer.Name).Distinct())} in the address");

    private static void SetHeaders(HttpResponse response, string contentType)
    {
        if (response.HasStarted) return;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-cache";
    }

    /// <summary>Says what went wrong; once the answer has begun, all that is left is to break it off, so that nobody takes it for whole.</summary>
    private async Task ProblemAsync(HttpContext context, int statusCode, string message)
    {
        if (context.Response.HasStarted)
        {
            logger.LogWarning("An answer was broken off: {Message}", message);
            context.Abort();
            return;
        }
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (statusCode == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "5";
        await context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }
}
