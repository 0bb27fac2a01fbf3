using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query;

/// <summary>The one way from a parsed query to its answer. Thread-safe.</summary>
public sealed class QueryEngine
{
    /// <summary>
    /// Plans a query on a snapshot, which stays open until the result is disposed. Errors of evaluation appear while the result is read.
    /// </summary>
    /// <returns>A <see cref="SelectResult"/>, <see cref="AskResult"/> or <see cref="GraphResult"/>, by the query's form.</returns>
    public QueryResult Execute(Sparql.Algebra.Query query, Snapshot snapshot, QueryOptions options, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
