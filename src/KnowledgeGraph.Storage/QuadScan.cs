namespace KnowledgeGraph.Storage;

/// <summary>A cursor over the rows of a scan, in the scan's order. One thread at a time.</summary>
public abstract class QuadScan : IDisposable
{
    /// <summary>
    /// Reads the next rows into the columns given; an empty span means that the column is not wanted. All other spans have the same
    /// length, the most rows to read. Returns the rows read; 0 at the end.
    /// </summary>
    public abstract int Read(Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs);

    /// <summary>
    /// Moves forward to the first row whose first free column in the scan's order is at least <paramref name="key"/>, by galloping;
    /// never backward.
    /// </summary>
    public abstract void SeekTo(ValueId key);

    /// <summary>Skips rows without reading them; returns how many were skipped, fewer at the end.</summary>
    public abstract long Skip(long rows);

    /// <inheritdoc/>
    public abstract void Dispose();
}
