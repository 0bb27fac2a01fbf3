using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Updating;

/// <summary>Makes the changes of a request in its transaction, and keeps them within the limits. One thread at a time.</summary>
internal sealed class ChangeWriter(WriteTransaction transaction, long memoryBudget, Deadline deadline, CancellationToken cancellationToken)
{
    private const int BytesPerChange = 32;
    private const int ChangesPerCheck = 1024;

    private long _count;

    /// <summary>The transaction.</summary>
    public WriteTransaction Transaction => transaction;

    /// <summary>When the request must be done.</summary>
    public Deadline Deadline => deadline;

    /// <summary>Cancels the request.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The bytes that the changes made so far hold.</summary>
    public long MemoryBytes => _count * BytesPerChange;

    /// <summary>Adds a quad.</summary>
    public void Add(ReadOnlySpan<ValueId> quad)
    {
        Count();
        transaction.Add(quad[0], quad[1], quad[2], quad[3]);
    }

    /// <summary>Removes a quad.</summary>
    public void Remove(ReadOnlySpan<ValueId> quad)
    {
        Count();
        transaction.Remove(quad[0], quad[1], quad[2], quad[3]);
    }

    /// <summary>Accounts for a change that is about to be made.</summary>
    public void Count()
    {
        if (++_count % ChangesPerCheck == 0) Check();
    }

    /// <summary>Ends the request where it was cancelled, its time is over or its changes are too many.</summary>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        deadline.Check();
        if (MemoryBytes <= memoryBudget) return;
        throw new QueryMemoryLimitException(
            $"the update changes more than its memory budget of {memoryBudget} bytes allows; change less at once, or raise the budget");
    }
}
