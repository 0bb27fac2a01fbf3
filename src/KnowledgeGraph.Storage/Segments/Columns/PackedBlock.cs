using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>
/// The four packed columns of up to 1024 rows. Any row can be read without those before it, but for at most 127 of its strip.
/// Immutable; the memory is its owner's.
/// </summary>
/// <param name="shapes">The shapes of the four columns.</param>
/// <param name="bytes">Where the columns' bytes begin.</param>
[SkipLocalsInit]
internal readonly unsafe struct PackedBlock(ColumnShape* shapes, byte* bytes)
{
    /// <summary>The most rows of a block.</summary>
    public const int MaxRows = 1024;

    private const int StripRows = StripCodec.StripRows;

    /// <summary>
    /// Whether what was read from a file is a block of so many rows within so many bytes, so that reading it stays in them; the padding
    /// behind them is not counted.
    /// </summary>
    public bool IsSound(int rows, long length)
    {
        for (int column = 0; column < 4; column++)
        {
            if (shapes[column].Offset > length || !IsSound(column, rows, (int)Math.Min(length, ushort.MaxValue * 2) - shapes[column].Offset)) return false;
        }
        return true;
    }

    /// <summary>Reads consecutive rows of a column.</summary>
    public void Decode(int column, int row, Span<ulong> destination)
    {
        ref readonly ColumnShape shape = ref shapes[column];
        byte* source = bytes + shape.Offset;
        switch (shape.Encoding)
        {
            case ColumnEncoding.Packed:
                BitPacking.Unpack(source, shape.Base, shape.Width, row, destination);
                break;
            case ColumnEncoding.Runs:
                RunCodec.Decode(shape, source, row, destination);
                break;
            case ColumnEncoding.Strips:
                StripCodec.Decode(shape, source, row, destination);
                break;
            case ColumnEncoding.Dictionary:
                DictionaryCodec.Decode(shape, source, row, destination);
                break;
            default:
                GroupCodec.Decode(shape, source, CodesOf(shape, source), row, destination);
                break;
        }
    }

    /// <summary>Reads one row of a column.</summary>
    public ulong Value(int column, int row)
    {
        ref readonly ColumnShape shape = ref shapes[column];
        byte* source = bytes + shape.Offset;
        return shape.Encoding switch
        {
            ColumnEncoding.Packed => BitPacking.Unpack(source, shape.Base, shape.Width, row),
            ColumnEncoding.Runs => RunCodec.Value(shape, source, row),
            ColumnEncoding.Strips => StripCodec.Value(shape, source, row),
            ColumnEncoding.Dictionary => DictionaryCodec.Value(shape, source, row),
            _ => GroupCodec.Value(shape, source, CodesOf(shape, source), row),
        };
    }

    /// <summary>
    /// Narrows a range of rows, in which the column is sorted, to those that hold a value; to where they would be, if there are none.
    /// </summary>
    public void Narrow(int column, ulong value, ref int low, ref int high)
    {
        if (low >= high) return;
        ref readonly ColumnShape shape = ref shapes[column];
        byte* source = bytes + shape.Offset;
        switch (shape.Encoding)
        {
            case ColumnEncoding.Packed when shape.Width == 0:
                if (shape.Base > value) high = low;
                else if (shape.Base < value) low = high;
                break;
            case ColumnEncoding.Packed:
                BitPacking.Narrow(source, shape.Base, shape.Width, value, ref low, ref high);
                break;
            case ColumnEncoding.Runs:
                RunCodec.Narrow(shape, source, value, ref low, ref high);
                break;
            case ColumnEncoding.Dictionary:
                DictionaryCodec.Narrow(shape, source, value, ref low, ref high);
                break;
            default:
                NarrowStrips(column, value, ref low, ref high);
                break;
        }
    }

    // The first row of a strip is cheap to read, so strips are found by theirs, and only one or two are unpacked.
    private void NarrowStrips(int column, ulong value, ref int low, ref int high)
    {
        Span<ulong> strip = stackalloc ulong[StripRows];
        int start = StripBefore(column, value, after: false, low, high);
        Span<ulong> rows = strip[..(EndOfStrip(start, high) - start)];
        Decode(column, start, rows);
        int first = ColumnKernels.CountBelow(rows, value);
        int equal = ColumnKernels.CountNotAbove(rows[first..], value);
        low = start + first;
        int end = start + rows.Length;
        if (low + equal < end || end == high)
        {
            high = low + equal;
            return;
        }
        // They may go on into the next strips, or only begin there.
        start = StripBefore(column, value, after: true, end, high);
        rows = strip[..(EndOfStrip(start, high) - start)];
        Decode(column, start, rows);
        high = start + ColumnKernels.CountNotAbove(rows, value);
    }

    private bool IsSound(int column, int rows, int available)
    {
        ref readonly ColumnShape shape = ref shapes[column];
        byte* source = bytes + shape.Offset;
        switch (shape.Encoding)
        {
            case ColumnEncoding.Packed:
                return BitPacking.Fits(rows, shape.Width, available);
            case ColumnEncoding.Runs:
                return RunCodec.IsSound(shape, source, available, rows);
            case ColumnEncoding.Strips:
                return StripCodec.IsSound(shape, source, available, rows);
            case ColumnEncoding.Dictionary:
                return DictionaryCodec.IsSound(shape, source, available, rows);
            case ColumnEncoding.Grouped:
                return GroupCodec.IsSound(shape, source, available, null, rows);
            case ColumnEncoding.Guided:
                bool isGuide = shape.Extra < 4 && shapes[shape.Extra].Encoding == ColumnEncoding.Dictionary
                    && shapes[shape.Extra].Count == shape.Count && IsSound(shape.Extra, rows, available + shape.Offset - shapes[shape.Extra].Offset);
                return isGuide && GroupCodec.IsSound(shape, source, available, CodesOf(shape, source), rows);
            default:
                return false;
        }
    }

    private static int EndOfStrip(int row, int high) => Math.Min((row | (StripRows - 1)) + 1, high);

    // Where the last strip of the range begins whose first row is below the value, or with `after` not above it; else the range's start.
    private int StripBefore(int column, ulong value, bool after, int low, int high)
    {
        int first = (low / StripRows) + 1, end = ((high - 1) / StripRows) + 1;
        while (first < end)
        {
            int middle = (first + end) >>> 1;
            ulong found = Value(column, middle * StripRows);
            if (found < value || (after && found == value)) first = middle + 1;
            else end = middle;
        }
        return Math.Max(low, (first - 1) * StripRows);
    }

    private GroupCodec.Codes CodesOf(in ColumnShape shape, byte* source)
    {
        int width = DictionaryCodec.CodeWidthOf(shape.Count);
        if (shape.Encoding == ColumnEncoding.Grouped) return new(source + shape.Extra, width);
        ref readonly ColumnShape guide = ref shapes[shape.Extra];
        return new(DictionaryCodec.CodesOf(guide, bytes + guide.Offset), width);
    }
}
