using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Updates;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Updating;

/// <summary>The one way from a parsed update request to a changed store (SPARQL 1.1 Update). Thread-safe.</summary>
/// <remarks>
/// A request is one transaction: either all operations take effect, at once, or none, and each sees the effects of those before it.
/// The store does not record empty graphs: a graph is there as long as it holds a quad. So CREATE of a graph that is not there has no
/// effect, CLEAR and DROP are the same, and CLEAR, DROP, ADD, COPY and MOVE of a named graph without quads fail unless they are SILENT,
/// as CREATE of a graph with quads does.
/// </remarks>
public sealed class UpdateEngine
{
    /// <summary>Executes a request, after the running write transaction of the store has ended.</summary>
    /// <exception cref="UpdateException">
    /// An operation failed that is not SILENT, or the request and the options both name a dataset.
    /// </exception>
    /// <exception cref="QueryTimeoutException">The request ran out of time.</exception>
    /// <exception cref="QueryMemoryLimitException">The request ran out of memory budget.</exception>
    /// <exception cref="StorageLimitException">A term is too long for the store, or the request changes too many quads.</exception>
    /// <exception cref="ServiceException">A WHERE clause calls a SERVICE that is not SILENT and gave no answer.</exception>
    /// <exception cref="KnowledgeGraphException">A WHERE clause nests its patterns too deeply.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public UpdateResult Execute(
        UpdateRequest request, QuadStore store, UpdateOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        CheckDataset(request, options);
        var deadline = new Deadline(options.Timeout, "update");
        using WriteTransaction transaction = deadline.Run(store.BeginWrite, cancellationToken);
        var changes = new ChangeWriter(transaction, options.MemoryBudget, deadline, cancellationToken);
        var execution = new UpdateExecution(changes, options, request.BaseIri);
        foreach (UpdateOperation operation in request.Operations) execution.Execute(operation);
        (long added, long removed) = transaction.Commit();
        return new UpdateResult(added, removed);
    }

    private static void CheckDataset(UpdateRequest request, UpdateOptions options)
    {
        if (options.UsingGraphs.Count == 0 && options.UsingNamedGraphs.Count == 0) return;
        if (!request.Operations.OfType<Modify>().Any(modify => modify.With is not null || !modify.Using.IsEmpty)) return;
        throw new UpdateException(
            "the request names its graphs by USING or WITH, and the parameters using-graph-uri or using-named-graph-uri name others; "
            + "keep one of the two");
    }
}
