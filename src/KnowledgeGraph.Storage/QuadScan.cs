namespace KnowledgeGraph.Storage;

/// <summary>A cursor over the rows of a scan, in the scan's order. One thread at a time.</summary>
/// <remarks>It keeps its snapshot's memory until it is disposed, also where the snapshot is disposed before.</remarks>
public abstract class QuadScan : IDisposable
{
    /// <summary>The bytes that the scan keeps beside the snapshot's own: rows that it had to sort anew. For who has a budget.</summary>
    public virtual long MemoryBytes => 0;

    /// <summary>
    /// Reads the next rows into the columns given; an empty span means that the column is not wanted. All other spans, at least one,
    /// have the same length, the most rows to read. Returns the rows read; 0 at the end. Merged graphs have no graph column: its
    /// cells are <see cref="ValueId.None"/>.
    /// </summary>
    public abstract int Read(Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs);

    /// <summary>
    /// Moves forward to the first row whose first free column in the scan's order is at least <paramref name="key"/>, by galloping;
    /// never backward. Without a free column nothing moves.
    /// </summary>
    public abstract void SeekTo(ValueId key);

    /// <summary>Skips rows without reading them; returns how many were skipped, fewer at the end.</summary>
    public abstract long Skip(long rows);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>As <see cref="SeekTo"/>, and returns how many rows were passed over.</summary>
    public abstract long SkipBefore(ValueId key);

    /// <summary>The distinct values left in the first free column, where the directory tells them.</summary>
    internal virtual bool TryCountDistinct(out long count)
    {
        count = 0;
        return false;
    }

    private protected static int CapacityOf(
        Span<ValueId> subjects,
        Span<ValueId> predicates,
        Span<ValueId> objects,
        Span<ValueId> graphs) =>
        Math.Max(Math.Max(subjects.Length, predicates.Length), Math.Max(objects.Length, graphs.Length));
}
