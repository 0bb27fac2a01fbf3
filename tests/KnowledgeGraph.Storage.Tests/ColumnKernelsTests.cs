using CsCheck;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Tests;

public class ColumnKernelsTests
{
    [Fact]
    public void Bounds_AnyColumn_AreLeastAndGreatest() =>
        Gen.ULong.Array[1, 40].Sample(values => ColumnKernels.Bounds(values) == (values.Min(), values.Max()));

    [Fact]
    public void CountChanges_AnyColumns_CountsRowsThatDifferFromTheOneBefore() =>
        Gen.Select(Gen.ULong[0, 2], Gen.ULong[0, 2], Gen.ULong[0, 2]).Array[1, 40].Sample(rows =>
        {
            (int, int, int) expected = (
                Enumerable.Range(1, rows.Length - 1).Count(i => rows[i].Item1 != rows[i - 1].Item1),
                Enumerable.Range(1, rows.Length - 1).Count(i => (rows[i].Item1, rows[i].Item2) != (rows[i - 1].Item1, rows[i - 1].Item2)),
                Enumerable.Range(1, rows.Length - 1).Count(i => rows[i] != rows[i - 1]));
            return expected == ColumnKernels.CountChanges(
                rows.Select(row => row.Item1).ToArray(),
                rows.Select(row => row.Item2).ToArray(),
                rows.Select(row => row.Item3).ToArray());
        });

    [Fact]
    public void TryFindSteps_AnyColumn_TellsWhetherItAscendsAndHowFast() =>
        Gen.OneOf(Gen.ULong[0, 5].Array[1, 40], Gen.ULong.Array[1, 40].Select(values => values.Order().ToArray())).Sample(values =>
        {
            ulong[] steps = [.. Enumerable.Range(1, values.Length - 1).Select(i => values[i] - values[i - 1])];
            bool ascends = values.SequenceEqual(values.Order());
            Assert.Equal(ascends, ColumnKernels.TryFindSteps(values, out ulong least, out ulong greatest));
            if (ascends) Assert.Equal((steps.DefaultIfEmpty().Min(), steps.DefaultIfEmpty().Max()), (least, greatest));
        });

    [Fact]
    public void Sum_AnyColumn_IsModulo64Bits() =>
        Gen.ULong.Array[0, 40].Sample(values => ColumnKernels.Sum(values) == values.Aggregate(0UL, (sum, value) => unchecked(sum + value)));

    [Fact]
    public void CountBelow_SortedColumn_CountsRows() =>
        Gen.Select(Gen.OneOf(Gen.ULong[0, 20], Gen.ULong).Array[0, 40], Gen.OneOf(Gen.ULong[0, 20], Gen.ULong)).Sample((values, value) =>
        {
            Array.Sort(values);
            Assert.Equal(values.Count(other => other < value), ColumnKernels.CountBelow(values, value));
            Assert.Equal(values.Count(other => other <= value), ColumnKernels.CountNotAbove(values, value));
            Assert.Equal(values.Length, ColumnKernels.CountNotAbove(values, ulong.MaxValue));
        });

    [Fact]
    public void Unpack_AnyWidth_IsWhatWasPacked() =>
        Gen.Select(Gen.Int[0, 58], Gen.ULong.Array[0, 80], Gen.ULong, Gen.Double.Unit).Sample(
            (bits, numbers, start, from) =>
            {
                int width = bits == 58 ? 64 : bits;
                ulong mask = width == 0 ? 0 : ulong.MaxValue >> (64 - width);
                ulong[] values = [.. numbers.Select(number => unchecked(start + (number & mask)))];
                byte[] bytes = new byte[BitPacking.ByteCount(values.Length, width) + BitPacking.PaddingBytes];
                unsafe
                {
                    fixed (byte* address = bytes)
                    {
                        BitPacking.Pack(values, start, width, address);
                        ulong[] all = new ulong[values.Length];
                        BitPacking.Unpack(address, start, width, 0, all);
                        Assert.Equal(values, all);
                        int first = (int)(from * values.Length);
                        ulong[] rest = new ulong[values.Length - first];
                        BitPacking.Unpack(address, start, width, first, rest);
                        Assert.Equal(values[first..], rest);
                        if (rest.Length > 0) Assert.Equal(rest[0], BitPacking.Unpack(address, start, width, first));
                        bool isWithinOneLoad = width <= 57 && rest.Length > 0;
                        if (isWithinOneLoad) Assert.Equal(rest[0] - start, BitPacking.Read(address, (long)first * width, width));
                    }
                }
            });
}
