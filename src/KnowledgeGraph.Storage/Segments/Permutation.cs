using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Sorted rows of four columns, immutable and packed in blocks: the quads of a segment in one order. A row has a number, its rank;
/// the ranks of the first rows not below and above a key give exact counts of every constant prefix. Thread-safe.
/// </summary>
/// <remarks>Both of its memory blocks hold plain bytes without pointers, so that they can be a file's.</remarks>
internal sealed unsafe class Permutation
{
    public const int BlockRows = ColumnCodec.MaxRows;

    private readonly MemoryBlock _directory;
    private readonly MemoryBlock _data;
    private readonly BlockChecksums? _checksums;
    private readonly BlockEntry* _entries;
    private readonly byte* _bytes;
    private readonly BlockEntry.BlockCounts _totals;

    /// <summary>Takes over what a builder made, or a file's; of a file, each block is checked when it is first read.</summary>
    public Permutation(
        QuadOrder order, in PermutationSummary summary, MemoryBlock directory, MemoryBlock data, BlockChecksums? checksums = null)
    {
        Order = order;
        Summary = summary;
        RowCount = summary.RowCount;
        _checksums = checksums;
        _directory = directory;
        _data = data;
        _entries = (BlockEntry*)directory.Address;
        _bytes = data.Address;
        _totals = summary.Totals;
    }

    public QuadOrder Order { get; }

    public long RowCount { get; }

    /// <summary>How many rows differ from the one before in their first three columns.</summary>
    public long DistinctTriples => _totals[2];

    public ulong MinGraph => Summary.MinGraph;

    public ulong MaxGraph => Summary.MaxGraph;

    public PermutationSummary Summary { get; }

    public long BlockCount => (RowCount + BlockRows - 1) / BlockRows;

    /// <summary>The directory's bytes: a <see cref="BlockEntry"/> per block.</summary>
    public MemoryBlock Directory => _directory;

    /// <summary>The packed columns' bytes.</summary>
    public MemoryBlock Data => _data;

    public long MemoryBytes => _directory.Length + _data.Length;

    /// <summary>One row.</summary>
    public QuadKey this[long row] => new(Value(row, 0), Value(row, 1), Value(row, 2), Value(row, 3));

    /// <summary>Writes a column of consecutive rows.</summary>
    public void Decode(long row, int column, Span<ulong> destination)
    {
        while (!destination.IsEmpty)
        {
            (long block, long first) = Math.DivRem(row, BlockRows);
            int rows = (int)Math.Min(BlockRows - first, destination.Length);
            BlockEntry* entry = _entries + block;
            ref readonly ColumnShape shape = ref entry->Columns[column];
            ColumnCodec.Decode(shape, BytesOf(block) + shape.Offset, (int)first, destination[..rows]);
            destination = destination[rows..];
            row += rows;
        }
    }

    /// <summary>
    /// The first row of the range (or its end) whose first <paramref name="length"/> columns are not below the key, or with
    /// <paramref name="after"/> above it. Gallops over the directory from the range's start, then searches one block.
    /// </summary>
    public long Search(in QuadKey key, int length, bool after, long low, long high)
    {
        if (low >= high) return high;
        // The last block whose first row is still before the key holds the answer, or it is the first row of the next one.
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
        long start = block * BlockRows;
        int first = (int)Math.Max(low - start, 0), last = (int)Math.Min(high - start, BlockRows);
        return start + SearchBlock(block, key, length, after, first, last);
    }

    /// <summary>
    /// How many rows before this one differ from the one before them in their first <paramref name="length"/> columns (1 to 3).
    /// </summary>
    public long DistinctBefore(long row, int length)
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

    /// <summary>How many rows before this one are in the default graph.</summary>
    public long DefaultGraphBefore(long row)
    {
        if (row == RowCount) return _totals[3];
        if (MinGraph == MaxGraph) return MinGraph == ValueId.DefaultGraph.Bits ? row : 0;
        (long block, long rest) = Math.DivRem(row, BlockRows);
        Span<ulong> graphs = stackalloc ulong[(int)rest];
        Decode(row - rest, OrderLayout.ColumnOf(Order, OrderLayout.Graph), graphs);
        return _entries[block].Before[3] + graphs.Count(ValueId.DefaultGraph.Bits);
    }

    /// <summary>How many rows of a range are in graphs that the filter accepts; blocks of one graph are not read.</summary>
    public long CountGraphs(GraphFilter filter, long start, long end)
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

    /// <summary>Checks every block against its checksum, those read before again.</summary>
    /// <exception cref="StorageCorruptionException">The first that does not match.</exception>
    public void VerifyChecksums()
    {
        for (long block = 0; _checksums is not null && block < BlockCount; block++) Verify(block);
    }

    public void Free()
    {
        _directory.Free();
        _data.Free();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* BytesOf(long block)
    {
        if (_checksums is not null && !_checksums.IsVerified(block)) Verify(block);
        return _bytes + _entries[block].Offset;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Verify(long block)
    {
        (long offset, long length) = BlockRange(block);
        _checksums!.Verify(block, _bytes + offset, offset, length);
    }

    private static bool IsBefore(in QuadKey row, in QuadKey key, int length, bool after)
    {
        int comparison = row.CompareTo(key, length);
        return comparison < 0 || (after && comparison == 0);
    }

    private ulong Value(long row, int column)
    {
        (long block, long rest) = Math.DivRem(row, BlockRows);
        BlockEntry* entry = _entries + block;
        ref readonly ColumnShape shape = ref entry->Columns[column];
        return ColumnCodec.Value(shape, BytesOf(block) + shape.Offset, (int)rest);
    }

    // Column by column: inside the rows equal so far, the next column is sorted.
    private int SearchBlock(long block, in QuadKey key, int length, bool after, int low, int high)
    {
        BlockEntry* entry = _entries + block;
        byte* bytes = BytesOf(block);
        for (int column = 0; column < length; column++)
        {
            ref readonly ColumnShape shape = ref entry->Columns[column];
            byte* source = bytes + shape.Offset;
            bool isLast = column == length - 1;
            if (!isLast || !after) low = SearchColumn(shape, source, key[column], after: false, low, high);
            if (!isLast || after) high = SearchColumn(shape, source, key[column], after: true, low, high);
        }
        return after ? high : low;
    }

    private static int SearchColumn(in ColumnShape shape, byte* source, ulong value, bool after, int low, int high)
    {
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            ulong found = ColumnCodec.Value(shape, source, middle);
            if (found < value || (after && found == value)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
