using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>
/// Strips of 128 rows: a byte for each (its width, and whether it is written as steps), the packed starts of all, then the strips. A
/// strip is the packed differences to its least value, its start; or, where its rows ascend and that is smaller, what each row adds to
/// the one before beyond the least step of the column, its start being the first row.
/// </summary>
/// <remarks>
/// So the leading columns of an order take a bit or two per row, and reading any row costs at most the adding up of one strip.
/// </remarks>
[SkipLocalsInit]
internal static unsafe class StripCodec
{
    public const int StripRows = 128;
    public const int MaxStrips = PackedBlock.MaxRows / StripRows;
    private const int StripShift = 7;
    private const byte StepsFlag = 0x80;

    /// <summary>How a column would be written; it is made before anything is.</summary>
    public struct Plan
    {
        public Bytes Infos;
        public Numbers Starts;
        public ushort Step;
        public int StartWidth;
        public int ByteCount;

        [InlineArray(MaxStrips)]
        public struct Bytes
        {
            private byte _first;
        }

        [InlineArray(MaxStrips)]
        public struct Numbers
        {
            private ulong _first;
        }
    }

    /// <summary>The strips of a column; <paramref name="min"/> is its least value.</summary>
    public static void MakePlan(ReadOnlySpan<ulong> values, ulong min, out Plan plan)
    {
        plan = default;
        Span<ulong> mins = stackalloc ulong[MaxStrips], maxs = stackalloc ulong[MaxStrips], steps = stackalloc ulong[MaxStrips];
        Span<bool> ascends = stackalloc bool[MaxStrips];
        int strips = CountOf(values.Length);
        ulong least = ushort.MaxValue;
        for (int strip = 0; strip < strips; strip++)
        {
            ReadOnlySpan<ulong> rows = RowsOf(values, strip);
            (mins[strip], maxs[strip]) = ColumnKernels.Bounds(rows);
            ascends[strip] = ColumnKernels.TryFindSteps(rows, out ulong smallest, out steps[strip]);
            if (ascends[strip] && rows.Length > 1) least = Math.Min(least, smallest);
        }
        plan.Step = (ushort)least;
        int bytes = strips;
        ulong maxStart = min;
        for (int strip = 0; strip < strips; strip++)
        {
            int rows = RowsOf(values, strip).Length;
            int width = BitPacking.WidthOf(maxs[strip] - mins[strip]);
            int stepWidth = rows == 1 ? 0 : BitPacking.WidthOf(steps[strip] - least);
            bool isSteps = ascends[strip] && stepWidth < width;
            if (isSteps) width = stepWidth;
            plan.Infos[strip] = (byte)(width | (isSteps ? StepsFlag : 0));
            // Ascending rows begin with the least, so a start is the least value either way.
            plan.Starts[strip] = mins[strip];
            maxStart = Math.Max(maxStart, mins[strip]);
            bytes += BitPacking.ByteCount(rows, width);
        }
        plan.StartWidth = BitPacking.WidthOf(maxStart - min);
        plan.ByteCount = bytes + BitPacking.ByteCount(strips, plan.StartWidth);
    }

    /// <summary>Writes a column as planned; the shape's base is its least value.</summary>
    public static void Encode(ReadOnlySpan<ulong> values, in Plan plan, byte* destination, ref ColumnShape shape)
    {
        int strips = CountOf(values.Length);
        shape.Encoding = ColumnEncoding.Strips;
        shape.Count = (ushort)strips;
        shape.Extra = plan.Step;
        shape.Width = (byte)plan.StartWidth;
        ((ReadOnlySpan<byte>)plan.Infos)[..strips].CopyTo(new(destination, strips));
        byte* at = destination + strips;
        BitPacking.Pack(((ReadOnlySpan<ulong>)plan.Starts)[..strips], shape.Base, plan.StartWidth, at);
        at += BitPacking.ByteCount(strips, plan.StartWidth);
        Span<ulong> steps = stackalloc ulong[StripRows];
        for (int strip = 0; strip < strips; strip++)
        {
            ReadOnlySpan<ulong> rows = RowsOf(values, strip);
            int width = plan.Infos[strip] & ~StepsFlag;
            if ((plan.Infos[strip] & StepsFlag) == 0)
            {
                BitPacking.Pack(rows, plan.Starts[strip], width, at);
            }
            else
            {
                steps[0] = plan.Step;
                for (int i = 1; i < rows.Length; i++) steps[i] = rows[i] - rows[i - 1];
                BitPacking.Pack(steps[..rows.Length], plan.Step, width, at);
            }
            at += BitPacking.ByteCount(rows.Length, width);
        }
    }

    /// <summary>Whether what was read is a column of so many rows within so many bytes.</summary>
    public static bool IsSound(in ColumnShape shape, byte* source, int available, int rows)
    {
        if (shape.Count != CountOf(rows) || !BitPacking.Fits(shape.Count, shape.Width, available - shape.Count)) return false;
        int bytes = shape.Count + BitPacking.ByteCount(shape.Count, shape.Width);
        for (int strip = 0; strip < shape.Count; strip++)
        {
            int width = source[strip] & ~StepsFlag, stripRows = Math.Min(StripRows, rows - (strip * StripRows));
            if (!BitPacking.Fits(stripRows, width, available - bytes)) return false;
            bytes += BitPacking.ByteCount(stripRows, width);
        }
        return true;
    }

    /// <summary>Reads consecutive rows.</summary>
    public static void Decode(in ColumnShape shape, byte* source, int row, Span<ulong> destination)
    {
        int strip = row >> StripShift, inStrip = row & (StripRows - 1);
        byte* at = DataOf(shape, source, strip);
        while (!destination.IsEmpty)
        {
            int rows = Math.Min(StripRows - inStrip, destination.Length);
            int width = source[strip] & ~StepsFlag;
            ulong start = StartOf(shape, source, strip);
            Span<ulong> part = destination[..rows];
            if ((source[strip] & StepsFlag) == 0)
            {
                BitPacking.Unpack(at, start, width, inStrip, part);
            }
            else
            {
                BitPacking.Unpack(at, shape.Extra, width, inStrip, part);
                ulong value = start + SumOfSteps(shape, at, width, inStrip) - shape.Extra;
                for (int i = 0; i < part.Length; i++) part[i] = value += part[i];
            }
            // A whole strip of w bits takes 16 w bytes.
            at += width * (StripRows / 8);
            strip++;
            inStrip = 0;
            destination = destination[rows..];
        }
    }

    /// <summary>Reads one row.</summary>
    public static ulong Value(in ColumnShape shape, byte* source, int row)
    {
        int strip = row >> StripShift, inStrip = row & (StripRows - 1);
        int width = source[strip] & ~StepsFlag;
        bool isSteps = (source[strip] & StepsFlag) != 0;
        ulong start = StartOf(shape, source, strip);
        if (isSteps && inStrip == 0) return start;
        byte* at = DataOf(shape, source, strip);
        return isSteps ? start + SumOfSteps(shape, at, width, inStrip + 1) - shape.Extra : BitPacking.Unpack(at, start, width, inStrip);
    }

    private static int CountOf(int rows) => (rows + StripRows - 1) >> StripShift;

    private static ReadOnlySpan<ulong> RowsOf(ReadOnlySpan<ulong> values, int strip)
    {
        int start = strip * StripRows;
        return values.Slice(start, Math.Min(StripRows, values.Length - start));
    }

    private static ulong StartOf(in ColumnShape shape, byte* source, int strip) =>
        BitPacking.Unpack(source + shape.Count, shape.Base, shape.Width, strip);

    private static byte* DataOf(in ColumnShape shape, byte* source, int strip)
    {
        int widths = 0;
        for (int i = 0; i < strip; i++) widths += source[i] & ~StepsFlag;
        return source + shape.Count + BitPacking.ByteCount(shape.Count, shape.Width) + (widths * (StripRows / 8));
    }

    // The steps of the first rows; that of the first one is the least step, which says nothing.
    private static ulong SumOfSteps(in ColumnShape shape, byte* data, int width, int rows)
    {
        ulong sum = (ulong)shape.Extra * (ulong)rows;
        if (width == 0 || rows == 0) return sum;
        Span<ulong> steps = stackalloc ulong[StripRows];
        BitPacking.Unpack(data, 0, width, 0, steps[..rows]);
        return sum + ColumnKernels.Sum(steps[..rows]);
    }
}
