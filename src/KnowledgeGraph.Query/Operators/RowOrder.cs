using KnowledgeGraph.Query.Operators.Memory;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Sorts row numbers by keys of 64 bits, byte after byte, the weakest first, without a comparison; rows of equal keys keep their order. The
/// memory counts against the query's budget. One thread at a time.
/// </summary>
internal sealed class RowOrder : IDisposable
{
    private const int ByteValues = 256;

    private readonly QueryMemory<int> _rows;
    private readonly QueryMemory<int> _spare;

    /// <summary>The rows from 0 on, in order.</summary>
    public RowOrder(QueryContext context, int count)
    {
        _rows = new QueryMemory<int>(context);
        _spare = new QueryMemory<int>(context);
        _rows.Resize(count);
        for (int row = 0; row < count; row++) _rows[row] = row;
    }

    /// <summary>The row numbers in their order.</summary>
    public Span<int> Rows => _rows.Span;

    /// <summary>Sorts by the key of each row, descending where told; a later call is a stronger key.</summary>
    public void SortBy(ReadOnlySpan<ulong> keys, bool descending)
    {
        _spare.Resize(_rows.Length);
        ulong varying = 0;
        foreach (ulong key in keys) varying |= key ^ keys[0];
        Span<int> from = _rows.Span, to = _spare.Span;
        bool isSwapped = false;
        for (int shift = 0; shift < 64; shift += 8)
        {
            if ((byte)(varying >> shift) == 0) continue;
            SortByByte(keys, shift, descending ? (byte)0xFF : (byte)0, from, to);
            Span<int> sorted = to;
            to = from;
            from = sorted;
            isSwapped = !isSwapped;
        }
        if (isSwapped) from.CopyTo(to);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _spare.Dispose();
    }

    private static void SortByByte(ReadOnlySpan<ulong> keys, int shift, byte flip, ReadOnlySpan<int> from, Span<int> to)
    {
        Span<int> next = stackalloc int[ByteValues];
        next.Clear();
        foreach (ulong key in keys) next[(byte)(key >> shift) ^ flip]++;
        int start = 0;
        for (int value = 0; value < ByteValues; value++) (next[value], start) = (start, start + next[value]);
        foreach (int row in from) to[next[(byte)(keys[row] >> shift) ^ flip]++] = row;
    }
}
