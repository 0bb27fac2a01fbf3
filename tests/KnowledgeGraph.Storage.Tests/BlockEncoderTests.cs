using CsCheck;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Tests;

public sealed unsafe class BlockEncoderTests : IDisposable
{
    private const int Guide = 1;
    private readonly NativeBlock _memory = new(BlockEncoder.MaxBytes + (4 * sizeof(ColumnShape)));
    private readonly BlockRows _rows = new();
    private readonly BlockEncoder _encoder = new();

    private static readonly Gen<int> Counts = Gen.OneOf(
        Gen.Int[1, 20], Gen.Int[1, 1024], Gen.Int[0, 4].Select(i => new[] { 127, 128, 129, 1023, 1024 }[i]));

    // Columns of every kind that an encoding is made for, and of none.
    private static Gen<ulong[]> ColumnOf(int count) => Gen.OneOf(
        Gen.ULong.Select(value => Enumerable.Repeat(value, count).ToArray()),
        Gen.ULong.Array[count],
        Gen.Select(Gen.ULong, Gen.Int[0, 63]).SelectMany((start, bits) =>
            Gen.ULong[0, ulong.MaxValue >> bits].Select(x => unchecked(start + x)).Array[count]),
        Gen.Select(Gen.ULong[0, 30], Gen.Int[1, 200]).Array[1, 60]
            .Select(runs => Repeat([.. runs.SelectMany(run => Enumerable.Repeat(run.Item1 << 50, run.Item2))], count)),
        Gen.Select(Gen.ULong[0x20, 0x3A], Gen.ULong[0, 100_000]).Select((tag, payload) => (tag << 56) | payload).Array[count],
        Gen.Select(Gen.ULong[0, 1UL << 60], Gen.ULong[0, 70_000], Gen.ULong[0, 60]).SelectMany((start, step, spread) =>
            Gen.ULong[0, spread].Array[count].Select(steps => Accumulate(start, step, steps))),
        Gen.Select(Gen.ULong.Array[2, 300], Gen.Int[0, 10_000].Array[count])
            .Select((values, picks) => picks.Select(pick => values[pick % values.Length]).ToArray()));

    private static readonly Gen<ulong[][]> Blocks = Counts.SelectMany(count =>
        Gen.Select(ColumnOf(count), ColumnOf(count), ColumnOf(count), ColumnOf(count)).Select((a, b, c, d) => (ulong[][])[a, b, c, d]));

    public void Dispose()
    {
        _memory.Free();
        _rows.Dispose();
    }

    [Fact]
    public void Encode_AnyBlock_DecodesToTheSame() =>
        Gen.Select(Blocks, Gen.Double.Unit, Gen.Double.Unit).Sample(
            (columns, from, part) =>
            {
                PackedBlock block = Encode(columns);
                int rows = columns[0].Length;
                int start = (int)(from * rows), count = (int)(part * (rows - start));
                for (int column = 0; column < 4; column++)
                {
                    ulong[] all = new ulong[rows];
                    block.Decode(column, 0, all);
                    Assert.Equal(columns[column], all);
                    ulong[] some = new ulong[count];
                    block.Decode(column, start, some);
                    Assert.Equal(columns[column][start..(start + count)], some);
                    Assert.Equal(columns[column][start], block.Value(column, start));
                    Assert.Equal(columns[column][^1], block.Value(column, rows - 1));
                }
            },
            threads: 1,
            iter: 600);

    [Fact]
    public void Narrow_SortedRangeOfAnyBlock_FindsTheRowsOfTheValue() =>
        Gen.Select(Blocks, Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, 1 << 20].Array[12]).Sample(
            (columns, from, part, picks) =>
            {
                int rows = columns[0].Length;
                int start = (int)(from * rows), end = start + (int)(part * (rows + 1 - start));
                foreach (ulong[] column in columns) Array.Sort(column, start, end - start);
                PackedBlock block = Encode(columns);
                foreach (int pick in picks)
                {
                    for (int column = 0; column < 4; column++)
                    {
                        ulong value = unchecked(columns[column][pick % rows] + (ulong)(pick % 3) - 1);
                        int low = start, high = end;
                        block.Narrow(column, value, ref low, ref high);
                        ReadOnlySpan<ulong> range = columns[column].AsSpan(start, end - start);
                        int first = 0;
                        while (first < range.Length && range[first] < value) first++;
                        int last = first;
                        while (last < range.Length && range[last] == value) last++;
                        Assert.Equal((start + first, start + last), (low, high));
                    }
                }
            },
            threads: 1,
            iter: 600);

    [Fact]
    public void Encode_Constant_TakesNoBytes()
    {
        Encode([.. Enumerable.Repeat(Enumerable.Repeat(42UL, 1024).ToArray(), 4)]);
        Assert.Equal(0, ByteCount);
        Assert.True(Shapes[0].IsConstant);
    }

    [Fact]
    public void Encode_LongRuns_TakesRuns() =>
        Assert.Equal(ColumnEncoding.Runs, EncodingOf(i => i / 300 * 1_000_003));

    [Fact]
    public void Encode_Ascending_TakesAboutTheBitsOfTheSteps()
    {
        Assert.Equal(ColumnEncoding.Strips, EncodingOf(i => (ulong)(i * 5) + (i % 3)));
        Assert.InRange(ByteCount, 1, 1024 * 3 / 8 + 40);
        Assert.Equal(ColumnEncoding.Strips, EncodingOf(i => 7 * i));
        Assert.InRange(ByteCount, 1, 40);
    }

    [Fact]
    public void Encode_FewValuesFarApart_TakesADictionary()
    {
        Assert.Equal(ColumnEncoding.Dictionary, EncodingOf(i => i * 7919 % 13 * 1_000_000));
        Assert.InRange(ByteCount, 1, (1024 / 2) + 64);
    }

    [Fact]
    public void Encode_SeveralTags_TakesGroups() =>
        Assert.Equal(ColumnEncoding.Grouped, EncodingOf(i => ((0x20UL + (i % 3)) << 56) + (i * 7919 % 5000)));

    [Fact]
    public void Encode_ObjectsOfPredicates_AreWrittenAsEachPredicateNeeds()
    {
        ulong[] same = new ulong[1024], predicates = new ulong[1024], objects = new ulong[1024];
        var random = new Random(5);
        for (int i = 0; i < 1024; i++)
        {
            predicates[i] = (ulong)(i % 4) * 100;
            objects[i] = ((ulong)(i % 4) << 40) + (ulong)(i % 4 == 0 ? random.Next(1 << 20) : random.Next(2));
        }
        Encode([same, predicates, objects, same]);
        Assert.Equal((ColumnEncoding.Dictionary, ColumnEncoding.Guided), (Shapes[1].Encoding, Shapes[2].Encoding));
        Assert.InRange(ByteCount, 1, (1024 * (20 + 3) / 4 / 8) + (1024 / 4) + 200);
    }

    [Fact]
    public void Encode_ObjectsOfSeveralKindsOfOnePredicate_CostsTheOthersNothing()
    {
        ulong[] same = new ulong[1024], predicates = new ulong[1024], objects = new ulong[1024];
        for (int i = 0; i < 1024; i++)
        {
            predicates[i] = (ulong)(i % 16) * 100;
            objects[i] = i % 16 == 3 ? (ulong)i * 0x9E3779B97F4A7C15 : ((ulong)(i % 16) << 50) + (ulong)(i * 7919 % 100);
        }
        PackedBlock block = Encode([same, predicates, objects, same]);
        Assert.Equal(ColumnEncoding.Guided, Shapes[2].Encoding);
        ulong[] decoded = new ulong[1024];
        block.Decode(2, 0, decoded);
        Assert.Equal(objects, decoded);
        for (int row = 0; row < 1024; row++) Assert.Equal(objects[row], block.Value(2, row));
    }

    private Span<ColumnShape> Shapes => new(_memory.Address + BlockEncoder.MaxBytes, 4);

    private int ByteCount { get; set; }

    private static ulong[] Repeat(ulong[] values, int count) => [.. Enumerable.Range(0, count).Select(i => values[i % values.Length])];

    private static ulong[] Accumulate(ulong start, ulong step, ulong[] more)
    {
        for (int i = 0; i < more.Length; i++) more[i] = start = unchecked(start + step + more[i]);
        return more;
    }

    private ColumnEncoding EncodingOf(Func<ulong, ulong> value)
    {
        ulong[] constant = new ulong[1024];
        Encode([constant, constant, [.. Enumerable.Range(0, 1024).Select(i => value((ulong)i))], constant]);
        return Shapes[2].Encoding;
    }

    private PackedBlock Encode(ulong[][] columns)
    {
        new Span<byte>(_memory.Address, BlockEncoder.MaxBytes).Fill(0xAB);
        _rows.Count = columns[0].Length;
        for (int column = 0; column < 4; column++) columns[column].CopyTo(_rows[column]);
        ByteCount = _encoder.Encode(_rows, Guide, _memory.Address, Shapes);
        Assert.InRange(ByteCount, 0, BlockEncoder.MaxBytes - BitPacking.PaddingBytes);
        return new((ColumnShape*)(_memory.Address + BlockEncoder.MaxBytes), _memory.Address);
    }
}
