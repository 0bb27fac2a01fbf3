using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A scan of consecutive rows of one permutation: columns go straight from the segment to the reader.</summary>
internal sealed class DirectScan : RowRangeScan
{
    private readonly StoreState _state;
    private readonly Permutation _permutation;
    private readonly long _start;

    /// <summary>Opens the range; the scan holds the state until it is disposed.</summary>
    public DirectScan(StoreState state, in RunRange range, in QuadKey prefix, int prefixLength, bool hasGraphs)
        : base(range.Permutation.Order, prefix, prefixLength, hasGraphs)
    {
        state.AddReference();
        _state = state;
        _permutation = range.Permutation;
        _start = range.Start;
        Begin(range.Start, range.End);
    }

    protected override void Decode(long start, int column, Span<ValueId> destination) =>
        _permutation.Decode(start, column, MemoryMarshal.Cast<ValueId, ulong>(destination));

    protected override long Search(in QuadKey key) => _permutation.Search(key, FreeColumn + 1, after: false, Next, End);

    protected override bool TryCountDistinctRows(out long count)
    {
        count = 0;
        // From the start of the prefix only: in the midst of a value, it would be counted as passed.
        if (Next != _start) return false;
        count = FreeColumn == 3 ? End - _start
            : _permutation.DistinctBefore(End, FreeColumn + 1) - _permutation.DistinctBefore(_start, FreeColumn + 1);
        return true;
    }

    protected override void Release() => _state.Release();
}
