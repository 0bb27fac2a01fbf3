namespace KnowledgeGraph.Storage.Segments;

/// <summary>A scan of consecutive rows that are sorted in one place, whose columns can be read each for itself.</summary>
internal abstract class RowRangeScan : QuadScan
{
    private readonly QuadOrder _order;
    private readonly QuadKey _prefix;
    private readonly bool _hasGraphs;
    private bool _isDisposed;

    /// <param name="order">The order of the rows.</param>
    /// <param name="prefix">What all rows have in their first columns, in that order.</param>
    /// <param name="prefixLength">How many columns these are.</param>
    /// <param name="hasGraphs">Whether the graph column is given.</param>
    protected RowRangeScan(QuadOrder order, in QuadKey prefix, int prefixLength, bool hasGraphs)
    {
        _order = order;
        _prefix = prefix;
        FreeColumn = prefixLength;
        _hasGraphs = hasGraphs;
        HasFreeColumn = prefixLength < 4 && (hasGraphs || OrderLayout.RolesOf(order)[prefixLength] != OrderLayout.Graph);
    }

    /// <summary>The first column that is not in the prefix.</summary>
    protected int FreeColumn { get; }

    /// <summary>Whether there is such a column, and it is given.</summary>
    protected bool HasFreeColumn { get; }

    /// <summary>The row that is read next.</summary>
    protected long Next { get; private set; }

    /// <summary>The row after the last one.</summary>
    protected long End { get; private set; }

    public sealed override int Read(Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int rows = (int)Math.Min(CapacityOf(subjects, predicates, objects, graphs), End - Next);
        if (rows == 0) return 0;
        Fill(0, subjects, rows);
        Fill(OrderLayout.Predicate, predicates, rows);
        Fill(2, objects, rows);
        if (_hasGraphs) Fill(OrderLayout.Graph, graphs, rows);
        else if (!graphs.IsEmpty) graphs[..rows].Clear();
        Next += rows;
        return rows;
    }

    public sealed override void SeekTo(ValueId key) => SkipBefore(key);

    public sealed override long SkipBefore(ValueId key)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!HasFreeColumn) return 0;
        long before = Next;
        Next = Search(_prefix.With(FreeColumn, key.Bits));
        return Next - before;
    }

    public sealed override long Skip(long rows)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        long skipped = Math.Clamp(rows, 0, End - Next);
        Next += skipped;
        return skipped;
    }

    internal sealed override bool TryCountDistinct(out long count)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        count = 0;
        return HasFreeColumn && TryCountDistinctRows(out count);
    }

    public sealed override void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        Release();
    }

    /// <summary>Says which rows there are.</summary>
    protected void Begin(long start, long end) => (Next, End) = (start, end);

    /// <summary>Reads some rows of a column.</summary>
    protected abstract void Decode(long start, int column, Span<ValueId> destination);

    /// <summary>The first row from the next one on whose prefix and free column are not before those of a key.</summary>
    protected abstract long Search(in QuadKey key);

    /// <summary>The distinct values of the free column from the next row on, where they are known.</summary>
    protected virtual bool TryCountDistinctRows(out long count)
    {
        count = 0;
        return false;
    }

    /// <summary>Gives back what the scan holds.</summary>
    protected virtual void Release()
    {
    }

    private void Fill(int role, Span<ValueId> destination, int rows)
    {
        if (destination.IsEmpty) return;
        int column = OrderLayout.ColumnOf(_order, role);
        if (column < FreeColumn) destination[..rows].Fill(new(_prefix[column]));
        else Decode(Next, column, destination[..rows]);
    }
}
