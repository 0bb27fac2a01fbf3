using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Rows that are packed in blocks of 1024, with a directory of the blocks. Thread-safe.</summary>
/// <remarks>Both of its memory blocks hold plain bytes without pointers, so that they can be a file's.</remarks>
[SkipLocalsInit]
internal sealed unsafe class PackedPermutation : Permutation
{
    public const int BlockRows = PackedBlock.MaxRows;

    private readonly MemoryBlock _directory;
    private readonly MemoryBlock _data;
    private readonly BlockChecksums? _checksums;
    private readonly BlockEntry* _entries;
    private readonly byte* _bytes;
    private readonly BlockEntry.BlockCounts _totals;

    /// <summary>Takes over what a builder made, or a file's; of a file, each block is checked when it is first read.</summary>
    public PackedPermutation(
        QuadOrder order, in PermutationSummary summary, MemoryBlock directory, MemoryBlock data, BlockChecksums? checksums = null)
        : base(order, summary)
    {
        _checksums = checksums;
        _directory = directory;
        _data = data;
        _entries = (BlockEntry*)directory.Address;
        _bytes = data.Address;
        _totals = summary.Totals;
    }

    public long BlockCount => (RowCount + BlockRows - 1) / BlockRows;

    /// <summary>The directory's bytes: a <see cref="BlockEntry"/> per block.</summary>
    public MemoryBlock Directory => _directory;

    /// <summary>The packed columns' bytes.</summary>
    public MemoryBlock Data => _data;

    public override long MemoryBytes => _directory.Length + _data.Length;

    public override QuadKey this[long row]
    {
        get
        {
            (long block, long rest) = Math.DivRem(row, BlockRows);
            PackedBlock columns = Open(block);
            int at = (int)rest;
            return new(columns.Value(0, at), columns.Value(1, at), columns.Value(2, at), columns.Value(3, at));
        }
    }

    public override void Decode(long row, int column, Span<ulong> destination)
    {
        while (!destination.IsEmpty)
        {
            (long block, long first) = Math.DivRem(row, BlockRows);
            int rows = (int)Math.Min(BlockRows - first, destination.Length);
            if (rows == 1) destination[0] = Open(block).Value(column, (int)first);
            else Open(block).Decode(column, (int)first, destination[..rows]);
            destination = destination[rows..];
            row += rows;
        }
    }

    public override long Search(in QuadKey key, int length, bool after, long low, long high)
    {
        if (low >= high) return high;
        long block = FindBlock(key, length, after, low, high);
        (long start, long end) = SearchBlock(block, key, length, low, high);
        return after ? end : start;
    }

    public override (long Start, long End) SearchRange(in QuadKey key, int length, long low, long high)
    {
        if (low >= high) return (high, high);
        long block = FindBlock(key, length, after: false, low, high);
        (long start, long end) = SearchBlock(block, key, length, low, high);
        // Where the block ends with such rows, or all its rows are below, they go on in the next, or begin there.
        if (end < high && end == (block + 1) * BlockRows) end = Search(key, length, after: true, end, high);
        return (start, end);
    }

    public override long DistinctBefore(long row, int length)
    {
        if (row == RowCount) return _totals[length - 1];
        if (length == 3 && DistinctTriples == RowCount) return row;
        (long block, long rest) = Math.DivRem(row, BlockRows);
        long count = _entries[block].Before[length - 1];
        if (rest == 0) return count;
        Span<ulong> columns = stackalloc ulong[3 * BlockRows];
        int rows = (int)rest;
        for (int column = 0; column < length; column++) Decode(row - rest, column, columns.Slice(column * BlockRows, rows));
        if (row == rest || _entries[block].First.CompareTo(this[row - rest - 1], length) != 0) count++;
        (int ones, int twos, int threes) =
            ColumnKernels.CountChanges(columns[..rows], columns.Slice(BlockRows, rows), columns.Slice(2 * BlockRows, rows));
        return count + (length switch { 1 => ones, 2 => twos, _ => threes });
    }

    public override long DefaultGraphBefore(long row)
    {
        if (row == RowCount) return _totals[3];
        if (MinGraph == MaxGraph) return MinGraph == ValueId.DefaultGraph.Bits ? row : 0;
        (long block, long rest) = Math.DivRem(row, BlockRows);
        Span<ulong> graphs = stackalloc ulong[(int)rest];
        Decode(row - rest, OrderLayout.ColumnOf(Order, OrderLayout.Graph), graphs);
        return _entries[block].Before[3] + graphs.Count(ValueId.DefaultGraph.Bits);
    }

    public override long CountGraphs(GraphFilter filter, long start, long end)
    {
        if (filter.RejectsAll(MinGraph, MaxGraph)) return 0;
        if (filter.AcceptsAll(MinGraph, MaxGraph)) return end - start;
        int column = OrderLayout.ColumnOf(Order, OrderLayout.Graph);
        Span<ulong> graphs = stackalloc ulong[BlockRows];
        long count = 0;
        for (long row = start; row < end;)
        {
            int rows = (int)Math.Min(BlockRows - (row % BlockRows), end - row);
            ref readonly ColumnShape shape = ref _entries[row / BlockRows].Columns[column];
            if (shape.IsConstant)
            {
                if (filter.Accepts(shape.Base)) count += rows;
            }
            else
            {
                Decode(row, column, graphs[..rows]);
                foreach (ulong graph in graphs[..rows])
                {
                    if (filter.Accepts(graph)) count++;
                }
            }
            row += rows;
        }
        return count;
    }

    /// <summary>Where a block's bytes begin and how many there are; the last one's padding is among them.</summary>
    public (long Offset, long Length) BlockRange(long block)
    {
        long offset = _entries[block].Offset;
        return (offset, (block + 1 < BlockCount ? _entries[block + 1].Offset : _data.Length) - offset);
    }

    public override void VerifyChecksums()
    {
        for (long block = 0; _checksums is not null && block < BlockCount; block++) Verify(block);
    }

    public override void Free()
    {
        _directory.Free();
        _data.Free();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedBlock Open(long block)
    {
        if (_checksums is not null && !_checksums.IsVerified(block)) Verify(block);
        BlockEntry* entry = _entries + block;
        return new((ColumnShape*)&entry->Columns, _bytes + entry->Offset);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Verify(long block)
    {
        (long offset, long length) = BlockRange(block);
        _checksums!.Verify(block, _bytes + offset, offset, length);
        int rows = (int)Math.Min(BlockRows, RowCount - (block * BlockRows));
        long padding = block + 1 < BlockCount ? 0 : BitPacking.PaddingBytes;
        var columns = new PackedBlock((ColumnShape*)&_entries[block].Columns, _bytes + offset);
        _checksums.Accept(block, offset, columns.IsSound(rows, length - padding));
    }

    private static bool IsBefore(in QuadKey row, in QuadKey key, int length, bool after)
    {
        int comparison = row.CompareTo(key, length);
        return comparison < 0 || (after && comparison == 0);
    }

    // The last block whose first row is still before the key, or the range's first one: it holds the answer, or that is the first row
    // of the next block.
    private long FindBlock(in QuadKey key, int length, bool after, long low, long high)
    {
        long block = low / BlockRows;
        long probe = block + 1, end = ((high - 1) / BlockRows) + 1;
        for (long step = 1; probe < end && IsBefore(_entries[probe].First, key, length, after); step *= 2)
        {
            block = probe;
            probe += step;
        }
        probe = Math.Min(probe, end);
        while (probe - block > 1)
        {
            long middle = block + ((probe - block) / 2);
            if (IsBefore(_entries[middle].First, key, length, after)) block = middle;
            else probe = middle;
        }
        return block;
    }

    // Column by column: inside the rows equal so far, the next column is sorted.
    private (long Start, long End) SearchBlock(long block, in QuadKey key, int length, long low, long high)
    {
        PackedBlock columns = Open(block);
        long start = block * BlockRows;
        int first = (int)Math.Max(low - start, 0), last = (int)Math.Min(high - start, BlockRows);
        for (int column = 0; column < length && first < last; column++) columns.Narrow(column, key[column], ref first, ref last);
        return (start + first, start + last);
    }
}
