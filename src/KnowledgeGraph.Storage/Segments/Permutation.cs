using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Sorted rows of four columns, immutable: the quads of a segment in one order. Ranks in it are row numbers; those of the first row
/// not below a key give exact counts of every constant prefix. Thread-safe.
/// </summary>
internal sealed unsafe class Permutation
{
    private readonly NativeBlock _memory;
    private readonly ulong* _columns;
    private readonly long[] _distinctTriples;

    private const int BlockRows = 1024;

    /// <summary>Copies rows that are sorted and distinct.</summary>
    public Permutation(QuadOrder order, ReadOnlySpan<QuadKey> rows)
    {
        Order = order;
        RowCount = rows.Length;
        _memory = new NativeBlock(RowCount * 4 * sizeof(ulong));
        _columns = (ulong*)_memory.Address;
        int graphColumn = OrderLayout.ColumnOf(order, OrderLayout.Graph);
        _distinctTriples = new long[(RowCount / BlockRows) + 1];
        MinGraph = ulong.MaxValue;
        for (int row = 0; row < rows.Length; row++)
        {
            if (row % BlockRows == 0) _distinctTriples[row / BlockRows] = DistinctTriples;
            ref readonly QuadKey key = ref rows[row];
            for (int column = 0; column < 4; column++) _columns[(column * RowCount) + row] = key[column];
            if (row == 0 || key.CompareTo(rows[row - 1], 3) != 0) DistinctTriples++;
            MinGraph = Math.Min(MinGraph, key[graphColumn]);
            MaxGraph = Math.Max(MaxGraph, key[graphColumn]);
        }
    }

    public QuadOrder Order { get; }

    public long RowCount { get; }

    /// <summary>How many rows differ from the one before in their first three columns.</summary>
    public long DistinctTriples { get; }

    public ulong MinGraph { get; }

    public ulong MaxGraph { get; }

    /// <summary>One row.</summary>
    public QuadKey this[long row] => new(Column(0)[row], Column(1)[row], Column(2)[row], Column(3)[row]);

    /// <summary>Writes a column of consecutive rows.</summary>
    public void Decode(long row, int column, Span<ulong> destination) =>
        new ReadOnlySpan<ulong>(Column(column) + row, destination.Length).CopyTo(destination);

    /// <summary>
    /// The first row of the range (or its end) whose first <paramref name="length"/> columns are not below the key, or with
    /// <paramref name="after"/> above it. Gallops: near rows are found faster.
    /// </summary>
    public long Search(in QuadKey key, int length, bool after, long low, long high)
    {
        long step = 1;
        long probe = low;
        while (probe < high && IsBefore(probe, key, length, after))
        {
            low = probe + 1;
            probe += step;
            step *= 2;
        }
        high = Math.Min(probe, high);
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (IsBefore(middle, key, length, after)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>How many rows before this one differ from the one before them in their first three columns.</summary>
    public long DistinctTriplesBefore(long row)
    {
        long block = row / BlockRows;
        long count = _distinctTriples[block];
        for (long at = block * BlockRows; at < row; at++)
        {
            if (at == 0 || this[at].CompareTo(this[at - 1], 3) != 0) count++;
        }
        return count;
    }

    public void Free() => _memory.Free();

    private ulong* Column(int column) => _columns + (column * RowCount);

    private bool IsBefore(long row, in QuadKey key, int length, bool after)
    {
        int comparison = this[row].CompareTo(key, length);
        return comparison < 0 || (after && comparison == 0);
    }
}
