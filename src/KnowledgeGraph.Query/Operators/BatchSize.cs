namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// How many rows the next batch of an operator has: few at first, as no more may be asked for, then more and more. One thread at a time.
/// </summary>
/// <param name="first">The rows of the first batch.</param>
internal struct BatchSize(int first)
{
    /// <summary>Few rows, which are found soon whatever each takes.</summary>
    public const int Few = 128;

    private const int Growth = 4;

    /// <summary>The rows of the next batch, at most <see cref="ColumnBatch.Capacity"/>.</summary>
    public int Current { get; private set; } = first;

    /// <summary>Takes the size for a batch; the following one is larger.</summary>
    public int Take()
    {
        int size = Current;
        Current = Math.Min(ColumnBatch.Capacity, size * Growth);
        return size;
    }

    /// <summary>Begins with few rows again.</summary>
    public void Restart() => Current = Few;
}
