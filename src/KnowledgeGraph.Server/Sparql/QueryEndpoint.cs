using System.Buffers;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Options;
using ParsedQuery = KnowledgeGraph.Sparql.Algebra.Query;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>
/// Answers queries (SPARQL 1.1 Protocol §2.1). Answers are streamed: an error before the first bytes gets its status, a later one breaks
/// the answer off. HEAD gets as far as the first bytes.
/// </summary>
internal sealed class QueryEndpoint(
    PublishedGraph graph,
    QueryEngine engine,
    RequestGates gates,
    RemoteAccess remote,
    IOptions<SparqlOptions> options,
    IOptions<PublicationOptions> publication)
{
    private readonly SparqlOptions _options = options.Value;

    /// <summary>Answers a query.</summary>
    public async Task AnswerAsync(HttpContext context, QueryOperation operation)
    {
        // Relative IRIs are resolved against the base of the graph's own names: the address of the endpoint, which a proxy may change,
        // must not name things.
        ParsedQuery query = SparqlParser.ParseQuery(operation.Text, publication.Value.BaseIri);
        graph.DemandReady();
        using IDisposable turn = await gates.Reading.EnterAsync(context.RequestAborted);
        var queryOptions = new QueryOptions
        {
            DefaultGraphs = operation.DefaultGraphs,
            NamedGraphs = operation.NamedGraphs,
            Timeout = _options.TimeoutFor(operation.Timeout),
            MemoryBudget = _options.MemoryBudget,
            Services = remote.Services,
            Profile = operation.Explain != ExplainFormat.None,
        };
        // Sending counts too: a client that stops reading must not hold its place among the queries.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(_options.Timeout);
        using Snapshot snapshot = graph.Store.AcquireSnapshot();
        using QueryResult result = engine.Execute(query, snapshot, queryOptions, context.RequestAborted);
        var answer = new AnswerStream(context, (long)_options.MaxAnswerMiB << 20, deadline.Token);
        if (operation.Explain != ExplainFormat.None) await ExplainAsync(answer, result, operation.Explain);
        else if (result is GraphResult graphResult) await WriteGraphAsync(context, answer, graphResult, query.Prefixes);
        else await WriteSolutionsAsync(context, answer, result);
    }

    private static async Task WriteSolutionsAsync(HttpContext context, AnswerStream answer, QueryResult result)
    {
        MediaOffer<SolutionFormat> offer = Choose(context, SparqlMediaTypes.Solutions);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        ISolutionWriter writer = SolutionWriter.Create(buffer, offer.Value);
        if (result is AskResult ask)
        {
            writer.WriteBoolean(ask.Value);
            await answer.WriteAsync(buffer.WrittenMemory, offer.ContentType);
            return;
        }
        var select = (SelectResult)result;
        bool more;
        do
        {
            more = select.WriteNext(writer);
            if (!await answer.WriteAsync(buffer.WrittenMemory, offer.ContentType)) return;
            buffer.ResetWrittenCount();
        }
        while (more);
    }

    private static async Task WriteGraphAsync(
        HttpContext context, AnswerStream answer, GraphResult result, IReadOnlyList<KeyValuePair<string, string>> prefixes)
    {
        MediaOffer<RdfFormat> offer = Choose(context, SparqlMediaTypes.Graphs);
        using var buffer = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(buffer, offer.Value, new RdfWriterOptions { Prefixes = prefixes, Pretty = false });
        bool more;
        do
        {
            more = result.WriteNext(writer);
            if (!more) writer.Complete();
            if (!await answer.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), offer.ContentType)) return;
            buffer.SetLength(0);
        }
        while (more);
    }

    /// <summary>Runs the query for what it counts, and gives its plan in place of its answer.</summary>
    private static async Task ExplainAsync(AnswerStream answer, QueryResult result, ExplainFormat format)
    {
        switch (result)
        {
            case AskResult ask:
                _ = ask.Value;
                break;
            case SelectResult select:
                var rows = new ArrayBufferWriter<byte>();
                ISolutionWriter writer = SolutionWriter.Create(rows, SolutionFormat.Json);
                while (select.WriteNext(writer)) rows.ResetWrittenCount();
                break;
            case GraphResult graph:
                using (IQuadWriter nowhere = RdfWriter.Create(Stream.Null, RdfFormat.NTriples, new RdfWriterOptions { Pretty = false }))
                {
                    while (graph.WriteNext(nowhere))
                    {
                    }
                }
                break;
        }
        using var buffer = new MemoryStream();
        if (format == ExplainFormat.Text)
        {
            buffer.Write(Encoding.UTF8.GetBytes(result.Plan.ToText()));
        }
        else
        {
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true });
            result.Plan.WriteTo(json);
        }
        await answer.WriteAsync(buffer.ToArray(), format == ExplainFormat.Text ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
    }

    private static MediaOffer<T> Choose<T>(HttpContext context, IReadOnlyList<MediaOffer<T>> offers) =>
        ContentNegotiation.Choose(context.Request, offers)
        ?? throw new ProtocolException(
            StatusCodes.Status406NotAcceptable,
            $"this answer can be given as {string.Join(", ", offers.Select(offer => offer.MediaType))}, by the Accept header, or by "
                + $"format={string.Join("|", offers.Select(offer => offer.Name).Distinct())} in the address");
}
