using System.Text;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>Gives graphs as they are (Graph Store Protocol §5.2, §5.7); large ones are streamed in the order of the store.</summary>
internal sealed class GraphStoreReader(PublishedGraph graph, RequestGates gates, IOptions<SparqlOptions> options)
{
    private const int BatchRows = 512;

    /// <summary>Up to so many statements are sorted for the eye; more are streamed as they come.</summary>
    private const int MostPretty = 10_000;

    /// <summary>Those that keep graphs apart, for the store as a whole.</summary>
    private static readonly IReadOnlyList<MediaOffer<RdfFormat>> DatasetOffers =
        [.. SparqlMediaTypes.Graphs.Where(offer => offer.Value.HasGraphs()).OrderBy(offer => offer.Value == RdfFormat.TriG ? 0 : 1)];

    /// <summary>Answers GET and HEAD.</summary>
    /// <exception cref="ProtocolException">There is no such graph, or none of its formats is wanted.</exception>
    public async Task AnswerAsync(HttpContext context, GraphStoreTarget target)
    {
        context.Response.Headers.Vary = "Accept";
        IReadOnlyList<MediaOffer<RdfFormat>> offers = target.IsStore ? DatasetOffers : SparqlMediaTypes.Graphs;
        MediaOffer<RdfFormat> offer = ContentNegotiation.Choose(context.Request, offers)
            ?? throw new ProtocolException(
                StatusCodes.Status406NotAcceptable,
                $"this can be given as {string.Join(", ", offers.Select(one => one.MediaType).Distinct())}, by the Accept header, or by "
                    + $"format={string.Join("|", offers.Select(one => one.Name).Distinct())} in the address");
        graph.DemandReady();
        using IDisposable turn = await gates.Reading.EnterAsync(context.RequestAborted);
        using Snapshot snapshot = graph.Store.AcquireSnapshot();
        GraphSelector selector = target.IsStore ? GraphSelector.Each : GraphSelector.Merge([Find(snapshot, target)]);
        await WriteAsync(context, snapshot, selector, offer);
    }

    private static ValueId Find(Snapshot snapshot, GraphStoreTarget target)
    {
        if (target.Graph is not { } name) return ValueId.DefaultGraph;
        bool isThere = snapshot.TryGetId(Utf8Term.Iri(Encoding.UTF8.GetBytes(name.Value)), out ValueId id)
            && snapshot.Count(default, GraphSelector.One(id)) > 0;
        return isThere ? id : throw new ProtocolException(StatusCodes.Status404NotFound, $"there is no graph {name}");
    }

    private async Task WriteAsync(HttpContext context, Snapshot snapshot, GraphSelector selector, MediaOffer<RdfFormat> offer)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var answer = new AnswerStream(context, 0, deadline.Token);
        using var buffer = new MemoryStream();
        bool isPretty = snapshot.Count(default, selector) <= MostPretty;
        var writing = new RdfWriterOptions { Prefixes = PublishedPrefixes.All, Pretty = isPretty };
        using IQuadWriter writer = RdfWriter.Create(buffer, offer.Value, writing);
        ValueId[] subjects = new ValueId[BatchRows], predicates = new ValueId[BatchRows], objects = new ValueId[BatchRows];
        ValueId[] names = selector.IsMerge ? [] : new ValueId[BatchRows];
        using QuadScan scan = snapshot.Scan(default, selector, selector.IsMerge ? QuadOrder.Spo : QuadOrder.Gspo);
        int rows;
        do
        {
            rows = scan.Read(subjects, predicates, objects, names);
            WriteRows(snapshot, writer, subjects.AsSpan(0, rows), predicates, objects, names);
            if (rows == 0) writer.Complete();
            else if (buffer.Length == 0) continue;
            // Each piece has the time of a query: an export may be long, but not a client that stops reading it.
            deadline.CancelAfter(options.Value.Timeout);
            if (!await answer.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), offer.ContentType)) return;
            buffer.SetLength(0);
        }
        while (rows > 0);
    }

    private static void WriteRows(
        Snapshot snapshot,
        IQuadWriter writer,
        ReadOnlySpan<ValueId> subjects,
        ReadOnlySpan<ValueId> predicates,
        ReadOnlySpan<ValueId> objects,
        ReadOnlySpan<ValueId> names)
    {
        Span<byte> scratch = stackalloc byte[4 * Snapshot.ScratchBytes];
        Span<byte> subject = scratch[..Snapshot.ScratchBytes], predicate = scratch.Slice(Snapshot.ScratchBytes, Snapshot.ScratchBytes);
        Span<byte> @object = scratch.Slice(2 * Snapshot.ScratchBytes, Snapshot.ScratchBytes), name = scratch[(3 * Snapshot.ScratchBytes)..];
        for (int i = 0; i < subjects.Length; i++)
        {
            writer.OnQuad(
                snapshot.Decode(subjects[i], subject),
                snapshot.Decode(predicates[i], predicate),
                snapshot.Decode(objects[i], @object),
                names.IsEmpty || names[i] == ValueId.DefaultGraph ? default : snapshot.Decode(names[i], name));
        }
    }
}
