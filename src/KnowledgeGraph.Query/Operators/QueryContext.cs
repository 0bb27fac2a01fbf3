using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// What a running query shares among its operators: its terms, its limits and what it has used of them. One thread at a time.
/// </summary>
internal sealed class QueryContext(QueryTerms terms, QueryOptions options, CancellationToken cancellationToken, Deadline? deadline = null)
{
    public QueryTerms Terms { get; } = terms;

    public Snapshot Snapshot => Terms.Snapshot;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Deadline Deadline { get; } = deadline ?? new Deadline(options.Timeout);

    /// <summary>What SERVICE calls endpoints with; null: none is called.</summary>
    public IServiceClient? Services { get; } = options.Services;

    public bool Profile { get; } = options.Profile;

    /// <summary>How much work the plan that runs now may do; null for any.</summary>
    public WorkBudget? Work { get; set; }

    /// <summary>The bytes of the budget that nothing holds now.</summary>
    public long MemoryLeft => Math.Max(0, options.MemoryBudget - MemoryUsed - Terms.MemoryBytes);

    /// <summary>The bytes that hash tables, sorts and materialised rows hold now.</summary>
    public long MemoryUsed { get; private set; }

    /// <summary>Ends the query where it was cancelled or its time is over. To be called once per batch.</summary>
    public void Check()
    {
        CancellationToken.ThrowIfCancellationRequested();
        Reserve(0);
        Deadline.Check();
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
