using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>The distinct values of a column, ascending and packed; then the number of its value for each row, packed.</summary>
[SkipLocalsInit]
internal static unsafe class DictionaryCodec
{
    /// <summary>The most values.</summary>
    public const int MaxValues = 256;

    public static int ByteCount(int rows, int count, int width) =>
        BitPacking.ByteCount(count, width) + BitPacking.ByteCount(rows, CodeWidthOf(count));

    /// <summary>Writes the values, ascending, and each row's number; the shape's base is the least value.</summary>
    public static void Encode(ReadOnlySpan<ulong> distinct, ReadOnlySpan<ulong> codes, byte* destination, ref ColumnShape shape)
    {
        shape.Encoding = ColumnEncoding.Dictionary;
        shape.Count = (ushort)distinct.Length;
        shape.Width = (byte)BitPacking.WidthOf(distinct[^1] - shape.Base);
        BitPacking.Pack(distinct, shape.Base, shape.Width, destination);
        BitPacking.Pack(codes, 0, CodeWidthOf(distinct.Length), CodesOf(shape, destination));
    }

    /// <summary>Whether what was read is a column of so many rows within so many bytes.</summary>
    public static bool IsSound(in ColumnShape shape, byte* source, int available, int rows)
    {
        if (shape.Count is 0 or > MaxValues || !BitPacking.Fits(shape.Count, shape.Width, available)) return false;
        int codeWidth = CodeWidthOf(shape.Count);
        return BitPacking.Fits(rows, codeWidth, available - BitPacking.ByteCount(shape.Count, shape.Width))
            && AreCodes(CodesOf(shape, source), shape.Count, rows);
    }

    /// <summary>Whether the numbers of so many rows, which are within the bytes, are those of so many values.</summary>
    public static bool AreCodes(byte* codes, int count, int rows)
    {
        // All that can be written are.
        if ((count & (count - 1)) == 0) return true;
        Span<ulong> numbers = stackalloc ulong[PackedBlock.MaxRows];
        numbers = numbers[..rows];
        BitPacking.Unpack(codes, 0, CodeWidthOf(count), 0, numbers);
        return ColumnKernels.Bounds(numbers).Max < (ulong)count;
    }

    /// <summary>Reads consecutive rows.</summary>
    public static void Decode(in ColumnShape shape, byte* source, int row, Span<ulong> destination)
    {
        Span<ulong> values = stackalloc ulong[MaxValues];
        BitPacking.Unpack(source, shape.Base, shape.Width, 0, values[..shape.Count]);
        BitPacking.Unpack(CodesOf(shape, source), 0, CodeWidthOf(shape.Count), row, destination);
        for (int i = 0; i < destination.Length; i++) destination[i] = values[(byte)destination[i]];
    }

    /// <summary>Reads one row.</summary>
    public static ulong Value(in ColumnShape shape, byte* source, int row) => ValueOf(shape, source, (int)CodeOf(shape, source, row));

    /// <summary>
    /// Narrows a sorted range of rows to those that hold a value; to where they would be, if there are none. Only numbers are compared.
    /// </summary>
    public static void Narrow(in ColumnShape shape, byte* source, ulong value, ref int low, ref int high)
    {
        int code = 0, end = shape.Count;
        while (code < end)
        {
            int middle = (code + end) >>> 1;
            if (ValueOf(shape, source, middle) < value) code = middle + 1;
            else end = middle;
        }
        bool isThere = code < shape.Count && ValueOf(shape, source, code) == value;
        byte* codes = CodesOf(shape, source);
        int width = CodeWidthOf(shape.Count);
        BitPacking.Narrow(codes, 0, width, (ulong)code, ref low, ref high);
        if (!isThere) high = low;
    }

    /// <summary>Where the numbers of the rows begin.</summary>
    public static byte* CodesOf(in ColumnShape shape, byte* source) => source + BitPacking.ByteCount(shape.Count, shape.Width);

    /// <summary>The bits of the number of one of so many values.</summary>
    public static int CodeWidthOf(int count) => BitPacking.WidthOf((ulong)count - 1);

    private static ulong CodeOf(in ColumnShape shape, byte* source, int row) =>
        BitPacking.Unpack(CodesOf(shape, source), 0, CodeWidthOf(shape.Count), row);

    private static ulong ValueOf(in ColumnShape shape, byte* source, int code) => BitPacking.Unpack(source, shape.Base, shape.Width, code);
}
