using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Stable radix sort of quads by one column: first the tags apart, then each tag's rows byte by byte from the lowest, over the bytes
/// in which they differ only. Ids of one tag differ in few bytes.
/// </summary>
internal static class QuadSorter
{
    private const int SmallCount = 64;
    private const int TagShift = 56;

    /// <summary>
    /// Sorts by one column; <paramref name="mask"/> leaves bits out of the comparison. The result is in <paramref name="rows"/>;
    /// <paramref name="scratch"/> has the same length.
    /// </summary>
    public static void Sort(Span<QuadKey> rows, Span<QuadKey> scratch, int column, ulong mask = ulong.MaxValue)
    {
        if (rows.Length < SmallCount)
        {
            InsertionSort(rows, column, mask);
            return;
        }
        ulong different = DifferentBits(rows, column) & mask;
        if (different >> TagShift == 0)
        {
            SortBytes(rows, scratch, rows, column, different);
            return;
        }

        Span<int> ends = stackalloc int[256];
        Distribute(rows, scratch, column, TagShift, mask, ends);
        for (int tag = 0, start = 0; tag < 256; tag++)
        {
            Span<QuadKey> source = scratch[start..ends[tag]], target = rows[start..ends[tag]];
            start = ends[tag];
            if (source.IsEmpty) continue;
            if (source.Length < SmallCount)
            {
                InsertionSort(source, column, mask);
                source.CopyTo(target);
            }
            else
            {
                SortBytes(source, target, target, column, DifferentBits(source, column) & mask);
            }
        }
    }

    /// <summary>Sorts by all columns; the mask is that of the last one.</summary>
    public static void SortAll(Span<QuadKey> rows, Span<QuadKey> scratch, ulong lastColumnMask = ulong.MaxValue)
    {
        Sort(rows, scratch, 3, lastColumnMask);
        for (int column = 2; column >= 0; column--) Sort(rows, scratch, column);
    }

    // Back and forth between the two; the result ends where it is wanted, one of them.
    private static void SortBytes(Span<QuadKey> rows, Span<QuadKey> other, Span<QuadKey> result, int column, ulong different)
    {
        Span<int> offsets = stackalloc int[256];
        for (int shift = 0; shift < 64; shift += 8)
        {
            if (((different >> shift) & 0xFF) == 0) continue;
            Distribute(rows, other, column, shift, different, offsets);
            Span<QuadKey> swap = rows;
            rows = other;
            other = swap;
        }
        if (!Unsafe.AreSame(ref rows[0], ref result[0])) rows.CopyTo(result);
    }

    /// <summary>Moves rows by one byte of a column, stably; tells where each byte's rows end.</summary>
    private static void Distribute(ReadOnlySpan<QuadKey> source, Span<QuadKey> target, int column, int shift, ulong mask, Span<int> ends)
    {
        ends.Clear();
        ulong digitMask = (mask >> shift) & 0xFF;
        foreach (ref readonly QuadKey row in source) ends[(int)((row[column] >> shift) & digitMask)]++;
        int sum = 0;
        for (int digit = 0; digit < 256; digit++) (ends[digit], sum) = (sum, sum + ends[digit]);
        foreach (ref readonly QuadKey row in source) target[ends[(int)((row[column] >> shift) & digitMask)]++] = row;
    }

    private static ulong DifferentBits(ReadOnlySpan<QuadKey> rows, int column)
    {
        ulong different = 0, first = rows[0][column];
        foreach (ref readonly QuadKey row in rows) different |= row[column] ^ first;
        return different;
    }

    private static void InsertionSort(Span<QuadKey> rows, int column, ulong mask)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            QuadKey row = rows[i];
            ulong key = row[column] & mask;
            int at = i;
            for (; at > 0 && (rows[at - 1][column] & mask) > key; at--) rows[at] = rows[at - 1];
            rows[at] = row;
        }
    }
}
