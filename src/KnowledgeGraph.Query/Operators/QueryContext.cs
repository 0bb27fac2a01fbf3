using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// What a running query shares among its operators: its terms, its limits and what it has used of them. One thread at a time.
/// </summary>
internal sealed class QueryContext(QueryTerms terms, QueryOptions options, CancellationToken cancellationToken)
{
    private readonly long _deadline = options.Timeout is { } timeout
        ? Stopwatch.GetTimestamp() + (long)(timeout.TotalSeconds * Stopwatch.Frequency)
        : long.MaxValue;

    public QueryTerms Terms { get; } = terms;

    public Snapshot Snapshot => Terms.Snapshot;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public bool Profile { get; } = options.Profile;

    /// <summary>The bytes that hash tables, sorts and materialised rows hold now.</summary>
    public long MemoryUsed { get; private set; }

    /// <summary>Ends the query where it was cancelled or its time is over. To be called once per batch.</summary>
    public void Check()
    {
        CancellationToken.ThrowIfCancellationRequested();
        Reserve(0);
        if (Stopwatch.GetTimestamp() > _deadline)
        {
            string limit = options.Timeout!.Value.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new QueryTimeoutException(
                $"the query ran longer than its limit of {limit} s; make it more selective, add a LIMIT, or raise the limit");
        }
    }

    /// <summary>Accounts for memory about to be taken.</summary>
    /// <exception cref="QueryMemoryLimitException">The budget does not allow it.</exception>
    public void Reserve(long bytes)
    {
        if (MemoryUsed + Terms.MemoryBytes + bytes > options.MemoryBudget)
        {
            throw new QueryMemoryLimitException(
                $"the query needs more than its memory budget of {options.MemoryBudget} bytes; "
                + "make it more selective, or raise the budget");
        }
        MemoryUsed += bytes;
    }

    /// <summary>Accounts for memory given back.</summary>
    public void Release(long bytes) => MemoryUsed -= bytes;
}
