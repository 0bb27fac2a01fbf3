using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A scan of consecutive rows of one permutation: columns go straight from the segment to the reader.</summary>
internal sealed class DirectScan : QuadScan
{
    private readonly StoreState _state;
    private readonly Permutation _permutation;
    private readonly QuadKey _prefix;
    private readonly int _freeColumn;
    private readonly bool _hasGraphs;
    private readonly bool _hasFreeColumn;
    private readonly long _start;
    private readonly long _end;
    private long _next;
    private bool _disposed;

    /// <summary>Opens the range; the scan holds the state until it is disposed.</summary>
    public DirectScan(StoreState state, in RunRange range, in QuadKey prefix, int prefixLength, bool hasGraphs)
    {
        state.AddReference();
        _state = state;
        _permutation = range.Permutation;
        _prefix = prefix;
        _freeColumn = prefixLength;
        _hasGraphs = hasGraphs;
        _hasFreeColumn = prefixLength < 4 && (hasGraphs || OrderLayout.RolesOf(range.Permutation.Order)[prefixLength] != OrderLayout.Graph);
        _next = _start = range.Start;
        _end = range.End;
    }

    public override int Read(Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int rows = (int)Math.Min(CapacityOf(subjects, predicates, objects, graphs), _end - _next);
        if (rows == 0) return 0;
        Fill(0, subjects, rows);
        Fill(1, predicates, rows);
        Fill(2, objects, rows);
        if (_hasGraphs) Fill(OrderLayout.Graph, graphs, rows);
        else if (!graphs.IsEmpty) graphs[..rows].Clear();
        _next += rows;
        return rows;
    }

    public override void SeekTo(ValueId key) => SkipBefore(key);

    public override long SkipBefore(ValueId key)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_hasFreeColumn) return 0;
        long before = _next;
        _next = _permutation.Search(_prefix.With(_freeColumn, key.Bits), _freeColumn + 1, after: false, _next, _end);
        return _next - before;
    }

    public override long Skip(long rows)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        long skipped = Math.Clamp(rows, 0, _end - _next);
        _next += skipped;
        return skipped;
    }

    internal override bool TryCountDistinct(out long count)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        // From the start of the prefix only: in the midst of a value, it would be counted as passed.
        bool isKnown = _hasFreeColumn && _next == _start;
        count = 0;
        if (isKnown && _freeColumn == 3) count = _end - _start;
        else if (isKnown) count = _permutation.DistinctBefore(_end, _freeColumn + 1) - _permutation.DistinctBefore(_start, _freeColumn + 1);
        return isKnown;
    }

    public override void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _state.Release();
    }

    private void Fill(int role, Span<ValueId> destination, int rows)
    {
        if (destination.IsEmpty) return;
        int column = OrderLayout.ColumnOf(_permutation.Order, role);
        if (column < _freeColumn) destination[..rows].Fill(new(_prefix[column]));
        else _permutation.Decode(_next, column, MemoryMarshal.Cast<ValueId, ulong>(destination[..rows]));
    }
}
