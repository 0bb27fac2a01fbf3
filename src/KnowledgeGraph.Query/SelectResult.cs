using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query;

/// <summary>The solutions of a SELECT query, as a stream.</summary>
public abstract class SelectResult : QueryResult
{
    /// <summary>The columns, in order, without <c>?</c>.</summary>
    public abstract IReadOnlyList<string> Variables { get; }

    /// <summary>
    /// Writes the next rows: the head with the first call, the tail with the last. Between calls the caller flushes. False when the
    /// answer is complete.
    /// </summary>
    /// <exception cref="QueryTimeoutException">The query ran out of time.</exception>
    /// <exception cref="QueryMemoryLimitException">The query ran out of memory budget.</exception>
    public abstract bool WriteNext(ISolutionWriter writer);
}
