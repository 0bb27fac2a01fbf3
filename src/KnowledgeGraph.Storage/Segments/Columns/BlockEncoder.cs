namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>Packs the four columns of a block, each in the encoding that is the smallest for it. One thread at a time.</summary>
internal sealed unsafe class BlockEncoder
{
    /// <summary>The most bytes of a block, padding included.</summary>
    public const int MaxBytes = (4 * MaxColumnBytes) + BitPacking.PaddingBytes;

    // No column takes more than its plain values, but the guide may take a quarter more, see below.
    private const int MaxColumnBytes = PackedBlock.MaxRows * 10;

    // Tag and the bit that sets apart new terms' ids: values of one group are near each other.
    private const int TagShift = 55;
    private const int MaxTags = 16;

    /// <summary>Where an encoding is only this much smaller than the one that is read without search, the latter is taken.</summary>
    private const int WorthBytes = 16;

    private readonly DistinctValues _distinct = new();
    private readonly DistinctValues _guideValues = new();
    private readonly ulong[] _tags = new ulong[PackedBlock.MaxRows];
    private readonly ulong[] _bases = new ulong[GroupCodec.MaxGroups];
    private readonly byte[] _widths = new byte[GroupCodec.MaxGroups];

    /// <summary>
    /// Writes the columns one after the other and fills in their shapes; returns the bytes used, at most <see cref="MaxBytes"/> less the
    /// padding.
    /// </summary>
    /// <param name="columns">The rows of each column, which are as many.</param>
    /// <param name="guide">The column of predicates.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <param name="shapes">Receives the shape of each column.</param>
    public int Encode(BlockRows columns, int guide, byte* destination, Span<ColumnShape> shapes)
    {
        // The leading column is sorted; in others, predicates are few and tell most of what can be said of the objects beside them.
        bool isGuided = false;
        int bytes = guide == 0 ? 0 : EncodeGuide(columns[guide], destination, ref shapes[guide], out isGuided);
        for (int column = 0; column < 4; column++)
        {
            if (column == guide && guide > 0) continue;
            bytes += Encode(columns[column], isGuided && column > 0 ? guide : -1, destination + bytes, ref shapes[column], bytes);
        }
        return bytes;
    }

    private int EncodeGuide(ReadOnlySpan<ulong> values, byte* destination, ref ColumnShape shape, out bool isGuide)
    {
        (ulong min, ulong max) = ColumnKernels.Bounds(values);
        isGuide = true;
        int packed = BitPacking.ByteCount(values.Length, BitPacking.WidthOf(max - min));
        if (min < max && _guideValues.TryCollect(values, values.Length / 2))
        {
            int bytes = DictionaryCodec.ByteCount(values.Length, _guideValues.Values.Length, BitPacking.WidthOf(max - min));
            if (bytes <= packed + (packed / 4))
            {
                shape = new() { Base = min };
                DictionaryCodec.Encode(_guideValues.Values, _guideValues.Codes, destination, ref shape);
                return bytes;
            }
        }
        isGuide = false;
        return Encode(values, -1, destination, ref shape, 0);
    }

    private int Encode(ReadOnlySpan<ulong> values, int guide, byte* destination, ref ColumnShape shape, int offset)
    {
        (ulong min, ulong max) = ColumnKernels.Bounds(values);
        shape = new() { Base = min, Offset = (ushort)offset };
        if (min == max) return 0;
        int width = BitPacking.WidthOf(max - min);
        int best = BitPacking.ByteCount(values.Length, width);
        var encoding = ColumnEncoding.Packed;
        int runs = ColumnKernels.CountChanges(values) + 1;
        Consider(ColumnEncoding.Runs, RunCodec.ByteCount(runs, width), ref best, ref encoding);
        StripCodec.MakePlan(values, min, out StripCodec.Plan strips);
        Consider(ColumnEncoding.Strips, strips.ByteCount, ref best, ref encoding);
        int limit = Math.Min(runs, DictionaryLimit(values.Length, width, best));
        if (limit >= 2 && _distinct.TryCollect(values, limit))
        {
            int bytes = DictionaryCodec.ByteCount(values.Length, _distinct.Values.Length, width);
            Consider(ColumnEncoding.Dictionary, bytes, ref best, ref encoding);
        }
        int groups = 0;
        if (guide >= 0)
        {
            groups = _guideValues.Values.Length;
            int bytes = GroupCodec.Measure(values, min, _guideValues.Codes, _bases.AsSpan(0, groups), _widths);
            Consider(ColumnEncoding.Guided, bytes, ref best, ref encoding);
        }
        else if (min >> TagShift != max >> TagShift && (groups = FindTags(values)) > 0)
        {
            int bytes = GroupCodec.Measure(values, min, _tags.AsSpan(0, values.Length), _bases.AsSpan(0, groups), _widths);
            bytes += BitPacking.ByteCount(values.Length, DictionaryCodec.CodeWidthOf(groups));
            Consider(ColumnEncoding.Grouped, bytes, ref best, ref encoding);
        }

        switch (encoding)
        {
            case ColumnEncoding.Packed:
                shape.Width = (byte)width;
                BitPacking.Pack(values, min, width, destination);
                return best;
            case ColumnEncoding.Runs:
                shape.Width = (byte)width;
                shape.Count = (ushort)runs;
                RunCodec.Encode(values, destination, ref shape);
                return best;
            case ColumnEncoding.Strips:
                StripCodec.Encode(values, strips, destination, ref shape);
                return best;
            case ColumnEncoding.Dictionary:
                DictionaryCodec.Encode(_distinct.Values, _distinct.Codes, destination, ref shape);
                return best;
            default:
                bool isOwn = encoding == ColumnEncoding.Grouped;
                ReadOnlySpan<ulong> codes = isOwn ? _tags.AsSpan(0, values.Length) : _guideValues.Codes;
                if (!isOwn) shape.Extra = (ushort)guide;
                return GroupCodec.Encode(values, codes, _bases.AsSpan(0, groups), _widths.AsSpan(0, groups), isOwn, destination, ref shape);
        }
    }

    private static void Consider(ColumnEncoding encoding, int bytes, ref int best, ref ColumnEncoding chosen)
    {
        if (bytes > best - (chosen == ColumnEncoding.Packed ? WorthBytes : 1)) return;
        (best, chosen) = (bytes, encoding);
    }

    // The most values with which a dictionary would be smaller than what there is.
    private static int DictionaryLimit(int rows, int width, int best)
    {
        int limit = 0;
        for (int count = 2; count <= DictionaryCodec.MaxValues; count *= 2)
        {
            int left = best - BitPacking.ByteCount(rows, DictionaryCodec.CodeWidthOf(count));
            limit = Math.Max(limit, Math.Min(left * 8 / width, count));
        }
        return limit;
    }

    // The number of tags, and each row's among them; 0 where they are too many.
    private int FindTags(ReadOnlySpan<ulong> values)
    {
        Span<byte> numbers = stackalloc byte[1 << (64 - TagShift)];
        numbers.Clear();
        int count = 0;
        for (int row = 0; row < values.Length; row++)
        {
            int tag = (int)(values[row] >> TagShift);
            if (numbers[tag] == 0)
            {
                if (count == MaxTags) return 0;
                numbers[tag] = (byte)++count;
            }
            _tags[row] = numbers[tag] - 1UL;
        }
        return count;
    }
}
