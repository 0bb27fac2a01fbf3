using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>
/// Each row belongs to a group, and the differences to the least value of its group stand one after the other, each as wide as its
/// group needs. The column is: the least value of each group, packed; the width of each, a byte; where each strip of 128 rows begins,
/// 16 bits; the group of each row, packed, unless another column tells it; the strips, each from a whole byte on.
/// </summary>
[SkipLocalsInit]
internal static unsafe class GroupCodec
{
    public const int MaxGroups = DictionaryCodec.MaxValues;

    private const int StripRows = StripCodec.StripRows;
    private const int StripShift = 7;

    /// <summary>Where the groups of the rows stand.</summary>
    public readonly struct Codes(byte* source, int width)
    {
        public byte* Source => source;

        public int Width => width;
    }

    /// <summary>
    /// The bytes of a column with the given group per row, without the groups themselves, and the least value and width of each group,
    /// each of which has rows.
    /// </summary>
    public static int Measure(
        ReadOnlySpan<ulong> values, ulong min, ReadOnlySpan<ulong> codes, Span<ulong> bases, Span<byte> widths)
    {
        Span<ulong> max = stackalloc ulong[MaxGroups];
        Span<int> counts = stackalloc int[MaxGroups];
        int groups = bases.Length;
        bases.Fill(ulong.MaxValue);
        max[..groups].Clear();
        counts[..groups].Clear();
        for (int i = 0; i < values.Length; i++)
        {
            int code = (int)codes[i];
            ulong value = values[i];
            counts[code]++;
            if (value < bases[code]) bases[code] = value;
            if (value > max[code]) max[code] = value;
        }
        long bits = 0;
        ulong maxBase = min;
        for (int group = 0; group < groups; group++)
        {
            int width = BitPacking.WidthOf(max[group] - bases[group]);
            widths[group] = (byte)width;
            bits += (long)width * counts[group];
            maxBase = Math.Max(maxBase, bases[group]);
        }
        int strips = (values.Length + StripRows - 1) >> StripShift;
        return HeaderBytes(groups, BitPacking.WidthOf(maxBase - min), strips) + strips + (int)((bits + 7) >> 3);
    }

    /// <summary>
    /// Writes a column with the groups that <see cref="Measure"/> measured; the shape's base is the least value. Returns the bytes used.
    /// </summary>
    /// <param name="values">The rows.</param>
    /// <param name="codes">The group of each.</param>
    /// <param name="bases">The least value of each group.</param>
    /// <param name="widths">The width of each group.</param>
    /// <param name="ownCodes">Whether the groups are written; else the shape's extra names the column that tells them.</param>
    /// <param name="destination">Receives the column.</param>
    /// <param name="shape">Is completed.</param>
    public static int Encode(
        ReadOnlySpan<ulong> values,
        ReadOnlySpan<ulong> codes,
        ReadOnlySpan<ulong> bases,
        ReadOnlySpan<byte> widths,
        bool ownCodes,
        byte* destination,
        ref ColumnShape shape)
    {
        ulong maxBase = shape.Base;
        foreach (ulong groupBase in bases) maxBase = Math.Max(maxBase, groupBase);
        shape.Encoding = ownCodes ? ColumnEncoding.Grouped : ColumnEncoding.Guided;
        shape.Count = (ushort)bases.Length;
        shape.Width = (byte)BitPacking.WidthOf(maxBase - shape.Base);
        BitPacking.Pack(bases, shape.Base, shape.Width, destination);
        widths.CopyTo(new(WidthsOf(shape, destination), widths.Length));
        int strips = (values.Length + StripRows - 1) >> StripShift;
        int at = HeaderBytes(bases.Length, shape.Width, strips);
        if (ownCodes)
        {
            int codeWidth = DictionaryCodec.CodeWidthOf(bases.Length);
            shape.Extra = (ushort)at;
            BitPacking.Pack(codes, 0, codeWidth, destination + at);
            at += BitPacking.ByteCount(values.Length, codeWidth);
        }
        for (int strip = 0; strip < strips; strip++)
        {
            int start = strip * StripRows, end = Math.Min(start + StripRows, values.Length);
            StripOffset(shape, destination, strip) = (ushort)at;
            at += PackStrip(values[start..end], codes[start..end], bases, widths, destination + at);
        }
        return at;
    }

    /// <summary>
    /// Whether what was read is a column of so many rows within so many bytes; <paramref name="codes"/>, which are sound, are those of
    /// another column, or null where it has its own.
    /// </summary>
    public static bool IsSound(in ColumnShape shape, byte* source, int available, Codes? codes, int rows)
    {
        if (shape.Count is 0 or > MaxGroups || !BitPacking.Fits(shape.Count, shape.Width, available)) return false;
        int strips = (rows + StripRows - 1) >> StripShift, codeWidth = DictionaryCodec.CodeWidthOf(shape.Count);
        if (HeaderBytes(shape.Count, shape.Width, strips) > available) return false;
        byte* widths = WidthsOf(shape, source);
        for (int group = 0; group < shape.Count; group++)
        {
            if (!BitPacking.IsWidth(widths[group])) return false;
        }
        if (codes is null)
        {
            if (!BitPacking.Fits(rows, codeWidth, available - shape.Extra)) return false;
            codes = new Codes(source + shape.Extra, codeWidth);
            if (!DictionaryCodec.AreCodes(codes.Value.Source, shape.Count, rows)) return false;
        }
        for (int strip = 0; strip < strips; strip++)
        {
            int start = strip * StripRows, inStrip = Math.Min(StripRows, rows - start);
            long bits = ((long)StripOffset(shape, source, strip) << 3) + BitsOf(widths, codes.Value, start, inStrip);
            if (bits > (long)available << 3) return false;
        }
        return true;
    }

    /// <summary>Reads consecutive rows.</summary>
    public static void Decode(in ColumnShape shape, byte* source, Codes codes, int row, Span<ulong> destination)
    {
        ulong* bases = stackalloc ulong[shape.Count];
        BitPacking.Unpack(source, shape.Base, shape.Width, 0, new(bases, shape.Count));
        byte* widths = WidthsOf(shape, source);
        Span<ulong> groups = stackalloc ulong[StripRows];
        while (!destination.IsEmpty)
        {
            int strip = row >> StripShift, inStrip = row & (StripRows - 1);
            int rows = Math.Min(StripRows - inStrip, destination.Length);
            long position = ((long)StripOffset(shape, source, strip) << 3) + BitsOf(widths, codes, row - inStrip, inStrip);
            BitPacking.Unpack(codes.Source, 0, codes.Width, row, groups[..rows]);
            fixed (ulong* target = destination, group = groups)
            {
                for (int i = 0; i < rows; i++)
                {
                    nuint code = (nuint)group[i];
                    int width = widths[code];
                    target[i] = bases[code] + ReadAny(source, position, width);
                    position += width;
                }
            }
            row += rows;
            destination = destination[rows..];
        }
    }

    /// <summary>Reads one row.</summary>
    public static ulong Value(in ColumnShape shape, byte* source, Codes codes, int row)
    {
        byte* widths = WidthsOf(shape, source);
        int inStrip = row & (StripRows - 1);
        long position = ((long)StripOffset(shape, source, row >> StripShift) << 3) + BitsOf(widths, codes, row - inStrip, inStrip);
        int code = (int)BitPacking.Unpack(codes.Source, 0, codes.Width, row);
        return BitPacking.Unpack(source, shape.Base, shape.Width, code) + ReadAny(source, position, widths[code]);
    }

    private static int PackStrip(
        ReadOnlySpan<ulong> values, ReadOnlySpan<ulong> codes, ReadOnlySpan<ulong> bases, ReadOnlySpan<byte> widths, byte* destination)
    {
        byte* at = destination;
        ulong word = 0;
        int used = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int code = (int)codes[i];
            ulong difference = values[i] - bases[code];
            word |= difference << used;
            if (widths[code] == 64)
            {
                Unsafe.WriteUnaligned(at, word);
                at += sizeof(ulong);
                word = used == 0 ? 0 : difference >> (64 - used);
                continue;
            }
            used += widths[code];
            // Fewer than 8 bits are left over, so that the next 57 fit.
            for (; used >= 8; used -= 8, word >>= 8) *at++ = (byte)word;
        }
        if (used > 0) *at++ = (byte)word;
        return (int)(at - destination);
    }

    // Differences of 64 bits (a predicate whose objects are of several kinds) are not within reach of one load at every bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadAny(byte* source, long position, int width)
    {
        if (width < 64) return BitPacking.Read(source, position, width);
        int shift = (int)(position & 7);
        byte* at = source + (position >> 3);
        ulong low = Unsafe.ReadUnaligned<ulong>(at) >> shift;
        return shift == 0 ? low : low | ((ulong)at[sizeof(ulong)] << (64 - shift));
    }

    // The bits of the first rows of a strip.
    private static long BitsOf(byte* widths, Codes codes, int start, int rows)
    {
        if (rows == 0) return 0;
        Span<ulong> groups = stackalloc ulong[StripRows];
        groups = groups[..rows];
        BitPacking.Unpack(codes.Source, 0, codes.Width, start, groups);
        long bits = 0;
        foreach (ulong code in groups) bits += widths[code];
        return bits;
    }

    private static int HeaderBytes(int groups, int width, int strips) =>
        BitPacking.ByteCount(groups, width) + groups + (strips * sizeof(ushort));

    private static byte* WidthsOf(in ColumnShape shape, byte* source) => source + BitPacking.ByteCount(shape.Count, shape.Width);

    private static ref ushort StripOffset(in ColumnShape shape, byte* source, int strip) =>
        ref ((ushort*)(WidthsOf(shape, source) + shape.Count))[strip];
}
