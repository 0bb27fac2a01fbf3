namespace KnowledgeGraph.Query;

/// <summary>The answer of a query: <see cref="SelectResult"/>, <see cref="AskResult"/> or <see cref="GraphResult"/>.</summary>
/// <remarks>Evaluation happens while the answer is read. It holds on to the snapshot, which the caller keeps open until it is
/// done.</remarks>
public abstract class QueryResult : IDisposable
{
    /// <summary>
    /// The plan; with the actual rows and times once the answer was read, where <see cref="QueryOptions.Profile"/> asked for them.
    /// </summary>
    public abstract QueryPlan Plan { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
