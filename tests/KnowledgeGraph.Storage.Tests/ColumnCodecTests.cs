using CsCheck;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Tests;

public sealed unsafe class ColumnCodecTests : IDisposable
{
    private readonly NativeBlock _memory = new(ColumnCodec.MaxBytes);

    private static readonly Gen<ulong[]> Columns = Gen.OneOf(
        Gen.ULong.Array[1, 1024],
        Gen.Select(Gen.ULong, Gen.Int[0, 63], Gen.Int[1, 1024]).SelectMany((start, bits, count) =>
            Gen.ULong[0, ulong.MaxValue >> bits].Select(x => unchecked(start + x)).Array[count]),
        Gen.Select(Gen.ULong[0, 30], Gen.Int[1, 200]).Array[1, 30]
            .Select(runs => runs.SelectMany(run => Enumerable.Repeat(run.Item1 << 50, run.Item2)).Take(1024).ToArray()),
        Gen.Select(Gen.ULong[0x20, 0x3A], Gen.ULong[0, 100_000]).Select((tag, payload) => (tag << 56) | payload).Array[1, 1024]);

    public void Dispose() => _memory.Free();

    [Fact]
    public void Encode_AnyColumn_DecodesToTheSame() =>
        Gen.Select(Columns, Gen.Double.Unit, Gen.Double.Unit).Sample(
            (values, from, part) =>
            {
                ColumnShape shape = Encode(values);
                ulong[] all = new ulong[values.Length];
                ColumnCodec.Decode(shape, _memory.Address, 0, all);
                Assert.Equal(values, all);
                int start = (int)(from * values.Length), count = (int)(part * (values.Length - start));
                ulong[] some = new ulong[count];
                ColumnCodec.Decode(shape, _memory.Address, start, some);
                Assert.Equal(values[start..(start + count)], some);
                Assert.Equal(values[start], ColumnCodec.Value(shape, _memory.Address, start));
            },
            threads: 1,
            iter: 400);

    [Fact]
    public void Encode_Constant_TakesNoBytes()
    {
        new Span<byte>(_memory.Address, ColumnCodec.MaxBytes).Clear();
        Assert.Equal(0, ColumnCodec.Encode(Enumerable.Repeat(42UL, 1024).ToArray(), _memory.Address, out ColumnShape shape));
        Assert.Equal((ColumnEncoding.Packed, 42UL, 0), (shape.Encoding, shape.Base, shape.Width));
    }

    [Fact]
    public void Encode_LongRuns_TakesRuns()
    {
        ulong[] values = [.. Enumerable.Range(0, 1024).Select(i => (ulong)i / 100 * 1000)];
        Assert.Equal(ColumnEncoding.Runs, Encode(values).Encoding);
    }

    [Fact]
    public void Encode_SeveralTags_TakesGroups()
    {
        ulong[] values = [.. Enumerable.Range(0, 1024).Select(i => ((0x20UL + ((ulong)i % 3)) << 56) + (((ulong)i * 7919) % 5000))];
        ColumnShape shape = Encode(values);
        Assert.Equal((ColumnEncoding.Grouped, 3, 13), (shape.Encoding, shape.Count, shape.Width));
    }

    private ColumnShape Encode(ulong[] values)
    {
        new Span<byte>(_memory.Address, ColumnCodec.MaxBytes).Clear();
        int bytes = ColumnCodec.Encode(values, _memory.Address, out ColumnShape shape);
        Assert.InRange(bytes, 0, ColumnCodec.MaxBytes - BitPacking.PaddingBytes);
        return shape;
    }
}
