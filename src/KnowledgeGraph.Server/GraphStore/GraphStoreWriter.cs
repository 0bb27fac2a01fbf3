using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>
/// Changes graphs (Graph Store Protocol §5.3 to §5.6), each request as one transaction. A graph is there as long as it has statements.
/// </summary>
internal sealed class GraphStoreWriter(
    PublishedGraph graph, RequestGates gates, IOptions<SparqlOptions> options, IOptions<PublicationOptions> publication)
{
    /// <summary>Answers PUT: the graph becomes what is sent.</summary>
    public async Task ReplaceAsync(HttpContext context, GraphStoreTarget target)
    {
        if (target.IsStore) throw Unnamed("PUT");
        await UploadAsync(context, target, replaces: true);
    }

    /// <summary>
    /// Answers POST: what is sent is added to the graph; to the store, N-Quads and TriG are added to all their graphs, and anything else
    /// becomes a new graph.
    /// </summary>
    public Task AddAsync(HttpContext context, GraphStoreTarget target) => UploadAsync(context, target, replaces: false);

    /// <summary>Answers DELETE.</summary>
    public async Task DeleteAsync(HttpContext context, GraphStoreTarget target)
    {
        if (target.IsStore) throw Unnamed("DELETE");
        bool existed = false;
        await WriteAsync(context, (transaction, _) =>
        {
            ValueId id = IdOf(transaction, target.Graph);
            existed = Exists(transaction, id);
            transaction.Clear(GraphSelector.One(id));
        });
        if (!existed && target.Graph is { } name) throw new ProtocolException(StatusCodes.Status404NotFound, $"there is no graph {name}");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task UploadAsync(HttpContext context, GraphStoreTarget target, bool replaces)
    {
        IReadOnlyList<Upload> uploads = await UploadReader.ReadAsync(context.Request, options.Value.MaxUploadBytes, context.RequestAborted);
        bool isDataset = target.IsStore && uploads.All(upload => upload.Format is RdfFormat.NQuads or RdfFormat.TriG);
        Iri? name = target.IsStore && !isDataset ? NewGraph() : target.Graph;
        bool isNew = false;
        await WriteAsync(context, (transaction, cancellationToken) =>
        {
            ValueId id = IdOf(transaction, name);
            isNew = name is not null && !Exists(transaction, id);
            if (replaces) transaction.Clear(GraphSelector.One(id));
            var readerOptions = new RdfReaderOptions { BaseIri = name?.Value ?? publication.Value.BaseIri };
            foreach (Upload upload in uploads)
            {
                IQuadSink sink = transaction.CreateSink(name?.Value);
                RdfReader.Read(
                    upload.Content,
                    upload.Format,
                    readerOptions with { SourceName = upload.Name },
                    isDataset ? sink : new TripleSink(sink),
                    cancellationToken);
            }
            isNew = isNew && Exists(transaction, id);
        });
        context.Response.StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status204NoContent;
        // A header is ASCII: what is beyond stands in it as a URI has it (RFC 3987 §3.1).
        if (isNew) context.Response.Headers.Location = ToUri(name!);
    }

    /// <summary>Makes changes as one transaction, which is on the disk of a durable store when this returns.</summary>
    private async Task WriteAsync(HttpContext context, Action<WriteTransaction, CancellationToken> change)
    {
        graph.DemandReady();
        using IDisposable turn = await gates.Writing.EnterAsync(context.RequestAborted);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(options.Value.Timeout);
        using WriteTransaction transaction = graph.Store.BeginWrite(deadline.Token);
        change(transaction, deadline.Token);
        transaction.Commit();
        graph.NoteChange();
    }

    private Iri NewGraph() => new($"{publication.Value.BaseIri}{GraphStoreTarget.Path[1..]}/{Guid.CreateVersion7():D}");

    private static string ToUri(Iri name) =>
        string.Concat(name.Value.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static ValueId IdOf(WriteTransaction transaction, Iri? name) =>
        name is null ? ValueId.DefaultGraph : transaction.Intern(Utf8Term.Iri(Encoding.UTF8.GetBytes(name.Value)));

    private static bool Exists(WriteTransaction transaction, ValueId id)
    {
        using Snapshot snapshot = transaction.AcquireSnapshot();
        return snapshot.Count(default, GraphSelector.One(id)) > 0;
    }

    private static ProtocolException Unnamed(string method) =>
        new(StatusCodes.Status400BadRequest, $"{method} is about one graph: name it by '?default', by '?graph=IRI', or by the path");
}
