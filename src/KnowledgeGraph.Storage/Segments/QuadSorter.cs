using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Stable radix sort of quads by one column, byte by byte from the lowest, over the bytes that differ only.</summary>
internal static class QuadSorter
{
    private const int SmallCount = 64;

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

        ulong different = 0, first = rows[0][column];
        foreach (ref readonly QuadKey row in rows) different |= row[column] ^ first;
        different &= mask;
        Span<QuadKey> source = rows, target = scratch;
        Span<int> offsets = stackalloc int[256];
        for (int shift = 0; shift < 64; shift += 8)
        {
            if (((different >> shift) & 0xFF) == 0) continue;
            ulong digitMask = (mask >> shift) & 0xFF;
            offsets.Clear();
            foreach (ref readonly QuadKey row in source) offsets[(int)((row[column] >> shift) & digitMask)]++;
            int sum = 0;
            for (int digit = 0; digit < 256; digit++) (offsets[digit], sum) = (sum, sum + offsets[digit]);
            foreach (ref readonly QuadKey row in source) target[offsets[(int)((row[column] >> shift) & digitMask)]++] = row;
            Span<QuadKey> swap = source;
            source = target;
            target = swap;
        }
        if (!Unsafe.AreSame(ref source[0], ref rows[0])) source.CopyTo(rows);
    }

    /// <summary>Sorts by all columns; the mask is that of the last one.</summary>
    public static void SortAll(Span<QuadKey> rows, Span<QuadKey> scratch, ulong lastColumnMask = ulong.MaxValue)
    {
        Sort(rows, scratch, 3, lastColumnMask);
        for (int column = 2; column >= 0; column--) Sort(rows, scratch, column);
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
