using KnowledgeGraph.Query;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Updates;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>
/// Executes updates (SPARQL 1.1 Protocol §2.2), each as one transaction. The answer is sent once the changes are in the store, in a
/// durable one on its disk. WHERE sees the same default graph as queries, the union of all graphs; data and templates without GRAPH mean
/// the store's own default graph.
/// </summary>
internal sealed class UpdateEndpoint(
    PublishedGraph graph,
    RequestGates gates,
    RemoteAccess remote,
    IOptions<SparqlOptions> options,
    IOptions<PublicationOptions> publication)
{
    private readonly UpdateEngine _engine = new();

    /// <summary>Executes an update, which the request may do.</summary>
    public async Task ExecuteAsync(HttpContext context, UpdateOperation operation)
    {
        UpdateRequest request = SparqlParser.ParseUpdate(operation.Text, publication.Value.BaseIri);
        graph.DemandReady();
        using IDisposable turn = await gates.Writing.EnterAsync(context.RequestAborted);
        UpdateResult result = _engine.Execute(
            request,
            graph.Store,
            new UpdateOptions
            {
                DefaultGraph = DefaultGraphMode.Union,
                UsingGraphs = operation.DefaultGraphs,
                UsingNamedGraphs = operation.NamedGraphs,
                Timeout = options.Value.TimeoutFor(operation.Timeout),
                MemoryBudget = options.Value.MemoryBudget,
                Services = remote.Services,
                Loader = remote.Loader,
            },
            context.RequestAborted);
        graph.NoteChange();
        await context.Response.WriteAsJsonAsync(new { inserted = result.Inserted, deleted = result.Deleted }, context.RequestAborted);
    }
}
