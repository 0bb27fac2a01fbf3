namespace KnowledgeGraph.Storage.Segments;

/// <summary>Writes and reads the columns of blocks of up to 1024 rows; any row can be read without those before it.</summary>
internal static unsafe class ColumnCodec
{
    /// <summary>The most rows of a block.</summary>
    public const int MaxRows = 1024;

    /// <summary>The most bytes that <see cref="Encode"/> writes, padding included.</summary>
    public const int MaxBytes = (MaxRows * 8) + BitPacking.PaddingBytes;

    private const int MaxGroups = 16;

    // Tag and the bit that sets apart new terms' ids: values of one group are near each other.
    private const int GroupShift = 55;
    private const int GroupKinds = 1 << (64 - GroupShift);

    /// <summary>
    /// Writes a column in the smallest encoding; the destination has <see cref="MaxBytes"/> zero bytes. Returns the bytes used; the
    /// offset of the shape is left to the caller.
    /// </summary>
    public static int Encode(ReadOnlySpan<ulong> values, byte* destination, out ColumnShape shape)
    {
        (ulong min, ulong max) = ColumnKernels.Bounds(values);
        shape = new() { Base = min };
        if (min == max) return 0;
        int runs = ColumnKernels.CountChanges(values) + 1;
        int width = BitPacking.WidthOf(max - min);
        int packedBytes = BitPacking.ByteCount(values.Length, width);
        int runBytes = (runs * sizeof(ushort)) + BitPacking.ByteCount(runs, width);
        shape.Width = (byte)width;
        if (min >> GroupShift != max >> GroupShift
            && TryEncodeGroups(values, Math.Min(packedBytes, runBytes), destination, ref shape, out int groupBytes))
        {
            return groupBytes;
        }
        if (runBytes < packedBytes)
        {
            shape.Encoding = ColumnEncoding.Runs;
            shape.Count = (ushort)runs;
            EncodeRuns(values, destination, shape);
            return runBytes;
        }
        BitPacking.Pack(values, min, width, destination);
        return packedBytes;
    }

    /// <summary>Reads consecutive rows; <paramref name="source"/> is where the column begins.</summary>
    public static void Decode(in ColumnShape shape, byte* source, int row, Span<ulong> destination)
    {
        switch (shape.Encoding)
        {
            case ColumnEncoding.Packed:
                BitPacking.Unpack(source, shape.Base, shape.Width, row, destination);
                break;
            case ColumnEncoding.Runs:
                DecodeRuns(shape, source, row, destination);
                break;
            default:
                byte* groups = source + (shape.Count * sizeof(ulong));
                int groupWidth = GroupWidth(shape.Count);
                byte* differences = groups + BitPacking.ByteCount(MaxRows, groupWidth);
                BitPacking.Unpack(differences, 0, shape.Width, row, destination);
                Span<ulong> kinds = stackalloc ulong[destination.Length];
                BitPacking.Unpack(groups, 0, groupWidth, row, kinds);
                for (int i = 0; i < destination.Length; i++) destination[i] += ((ulong*)source)[kinds[i]];
                break;
        }
    }

    /// <summary>Reads one row.</summary>
    public static ulong Value(in ColumnShape shape, byte* source, int row)
    {
        if (shape.Encoding == ColumnEncoding.Packed) return BitPacking.Unpack(source, shape.Base, shape.Width, row);
        if (shape.Encoding == ColumnEncoding.Runs)
        {
            return BitPacking.Unpack(source + (shape.Count * sizeof(ushort)), shape.Base, shape.Width, RunOf(shape, source, row));
        }
        byte* groups = source + (shape.Count * sizeof(ulong));
        int groupWidth = GroupWidth(shape.Count);
        byte* differences = groups + BitPacking.ByteCount(MaxRows, groupWidth);
        ulong groupBase = ((ulong*)source)[BitPacking.Unpack(groups, 0, groupWidth, row)];
        return BitPacking.Unpack(differences, groupBase, shape.Width, row);
    }

    private static int GroupWidth(int count) => BitPacking.WidthOf((ulong)count - 1);

    private static bool TryEncodeGroups(ReadOnlySpan<ulong> values, int limit, byte* destination, ref ColumnShape shape, out int bytes)
    {
        bytes = 0;
        Span<ulong> min = stackalloc ulong[MaxGroups], max = stackalloc ulong[MaxGroups];
        Span<byte> groupOf = stackalloc byte[GroupKinds];
        groupOf.Clear();
        int count = 0;
        foreach (ulong value in values)
        {
            int kind = (int)(value >> GroupShift);
            if (groupOf[kind] == 0)
            {
                if (count == MaxGroups) return false;
                (min[count], max[count]) = (value, value);
                groupOf[kind] = (byte)++count;
            }
            int group = groupOf[kind] - 1;
            min[group] = Math.Min(min[group], value);
            max[group] = Math.Max(max[group], value);
        }
        ulong widest = 0;
        for (int group = 0; group < count; group++) widest = Math.Max(widest, max[group] - min[group]);
        int width = BitPacking.WidthOf(widest);
        int groupWidth = GroupWidth(count);
        int groupBytes = (count * sizeof(ulong)) + BitPacking.ByteCount(MaxRows, groupWidth);
        bytes = groupBytes + BitPacking.ByteCount(values.Length, width);
        if (bytes >= limit) return false;

        for (int group = 0; group < count; group++) ((ulong*)destination)[group] = min[group];
        Span<ulong> parts = stackalloc ulong[values.Length];
        for (int i = 0; i < values.Length; i++) parts[i] = groupOf[(int)(values[i] >> GroupShift)] - 1UL;
        BitPacking.Pack(parts, 0, groupWidth, destination + (count * sizeof(ulong)));
        for (int i = 0; i < values.Length; i++) parts[i] = values[i] - min[(int)parts[i]];
        BitPacking.Pack(parts, 0, width, destination + groupBytes);
        shape = new() { Encoding = ColumnEncoding.Grouped, Count = (ushort)count, Width = (byte)width };
        return true;
    }

    private static void EncodeRuns(ReadOnlySpan<ulong> values, byte* destination, in ColumnShape shape)
    {
        Span<ulong> runValues = stackalloc ulong[shape.Count];
        int run = 0;
        for (int i = 1; i <= values.Length; i++)
        {
            if (i < values.Length && values[i] == values[i - 1]) continue;
            ((ushort*)destination)[run] = (ushort)i;
            runValues[run++] = values[i - 1];
        }
        BitPacking.Pack(runValues, shape.Base, shape.Width, destination + (shape.Count * sizeof(ushort)));
    }

    private static void DecodeRuns(in ColumnShape shape, byte* source, int row, Span<ulong> destination)
    {
        ushort* ends = (ushort*)source;
        byte* values = source + (shape.Count * sizeof(ushort));
        int done = 0;
        for (int run = RunOf(shape, source, row); done < destination.Length; run++)
        {
            int length = Math.Min(ends[run] - row - done, destination.Length - done);
            ulong value = BitPacking.Unpack(values, shape.Base, shape.Width, run);
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
