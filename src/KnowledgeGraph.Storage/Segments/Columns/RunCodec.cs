
namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>Runs of equal values: where each ends (16 bits), then its value, packed.</summary>
internal static unsafe class RunCodec
{
    /// <summary>The bytes of so many runs.</summary>
    public static int ByteCount(int runs, int width) => (runs * sizeof(ushort)) + BitPacking.ByteCount(runs, width);

    /// <summary>Writes the runs; the shape's base is the least value, its width and count are those of the runs.</summary>
    public static void Encode(ReadOnlySpan<ulong> values, byte* destination, ref ColumnShape shape)
    {
        Span<ulong> runValues = stackalloc ulong[shape.Count];
        int run = 0;
        for (int i = 1; i <= values.Length; i++)
        {
            if (i < values.Length && values[i] == values[i - 1]) continue;
            ((ushort*)destination)[run] = (ushort)i;
            runValues[run++] = values[i - 1];
        }
        BitPacking.Pack(runValues, shape.Base, shape.Width, destination + (run * sizeof(ushort)));
        shape.Encoding = ColumnEncoding.Runs;
    }

    /// <summary>Whether what was read is a column of so many rows within so many bytes.</summary>
    public static bool IsSound(in ColumnShape shape, byte* source, int available, int rows)
    {
        int valueBytes = available - (shape.Count * sizeof(ushort));
        if (shape.Count == 0 || shape.Count > rows || valueBytes < 0 || !BitPacking.Fits(shape.Count, shape.Width, valueBytes)) return false;
        int last = 0;
        foreach (ushort end in new ReadOnlySpan<ushort>(source, shape.Count))
        {
            if (end <= last) return false;
            last = end;
        }
        return last == rows;
    }

    /// <summary>Reads consecutive rows.</summary>
    public static void Decode(in ColumnShape shape, byte* source, int row, Span<ulong> destination)
    {
        ushort* ends = (ushort*)source;
        int done = 0;
        for (int run = RunOf(shape, source, row); done < destination.Length; run++)
        {
            int length = Math.Min(ends[run] - row - done, destination.Length - done);
            ulong value = ValueOf(shape, source, run);
            if (length < 8)
            {
                for (int i = 0; i < length; i++) destination[done + i] = value;
            }
            else
            {
                destination.Slice(done, length).Fill(value);
            }
            done += length;
        }
    }

    /// <summary>Reads one row.</summary>
    public static ulong Value(in ColumnShape shape, byte* source, int row) => ValueOf(shape, source, RunOf(shape, source, row));

    /// <summary>
    /// Narrows a sorted range of rows, which is not empty, to those that hold a value; to where they would be, if there are none.
    /// </summary>
    public static void Narrow(in ColumnShape shape, byte* source, ulong value, ref int low, ref int high)
    {
        ushort* ends = (ushort*)source;
        int first = RunOf(shape, source, low), last = RunOf(shape, source, high - 1), end = last + 1;
        while (first < end)
        {
            int middle = (first + end) >>> 1;
            if (ValueOf(shape, source, middle) < value) first = middle + 1;
            else end = middle;
        }
        if (first > last)
        {
            low = high;
            return;
        }
        if (first > 0) low = Math.Max(low, ends[first - 1]);
        high = ValueOf(shape, source, first) == value ? Math.Min(high, ends[first]) : low;
    }

    private static ulong ValueOf(in ColumnShape shape, byte* source, int run) =>
        BitPacking.Unpack(source + (shape.Count * sizeof(ushort)), shape.Base, shape.Width, run);

    /// <summary>The first run that ends after the row.</summary>
    private static int RunOf(in ColumnShape shape, byte* source, int row)
    {
        ushort* ends = (ushort*)source;
        int low = 0, high = shape.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= row) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
