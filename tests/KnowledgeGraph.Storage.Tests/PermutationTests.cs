using CsCheck;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Tests;

public class PermutationTests
{
    private static readonly Gen<QuadKey[]> Rows = Gen.Select(Gen.ULong[1, 4], Gen.ULong[1, 40], Gen.ULong[1, 300], Gen.ULong[1, 3])
        .Select((a, b, c, d) => new QuadKey(a, b, c, ((ulong)ValueTag.DefaultGraph << 56) + d - 1))
        .Array[0, 6000]
        .Select(rows => rows.Distinct().OrderBy(r => r.C0).ThenBy(r => r.C1).ThenBy(r => r.C2).ThenBy(r => r.C3).ToArray());

    [Fact]
    public void Search_AnyKeyAndRange_FindsTheFirstRowNotBefore() =>
        Gen.Select(Rows, Gen.Select(Gen.ULong[0, 5], Gen.ULong[0, 41], Gen.ULong[0, 301], Gen.ULong[0, 4]).Array[20], Gen.Double.Unit)
            .Sample(
            (rows, keys, from) =>
            {
                PackedPermutation permutation = PermutationBuilder.Build(QuadOrder.Spo, rows);
                long low = (long)(from * rows.Length);
                foreach ((ulong a, ulong b, ulong c, ulong d) in keys)
                {
                    var key = new QuadKey(a, b, c, ((ulong)ValueTag.DefaultGraph << 56) + d - 1);
                    for (int length = 1; length <= 4; length++)
                    {
                        long atLeast = rows.Skip((int)low).TakeWhile(row => row.CompareTo(key, length) < 0).Count() + low;
                        long above = rows.Skip((int)low).TakeWhile(row => row.CompareTo(key, length) <= 0).Count() + low;
                        Assert.Equal(atLeast, permutation.Search(key, length, after: false, low, rows.Length));
                        Assert.Equal(above, permutation.Search(key, length, after: true, low, rows.Length));
                    }
                }
                permutation.Free();
            },
            iter: 30);

    [Fact]
    public void Counts_AnyRow_AreThoseOfTheRowsBefore() =>
        Gen.Select(Rows, Gen.Double.Unit).Sample(
            (rows, part) =>
            {
                PackedPermutation permutation = PermutationBuilder.Build(QuadOrder.Spo, rows);
                foreach (int row in new[] { 0, 1024, 2049, (int)(part * rows.Length), rows.Length }.Where(row => row <= rows.Length))
                {
                    for (int length = 1; length <= 3; length++)
                    {
                        int expected = Enumerable.Range(0, row).Count(i => i == 0 || rows[i].CompareTo(rows[i - 1], length) != 0);
                        Assert.Equal(expected, permutation.DistinctBefore(row, length));
                    }
                    Assert.Equal(rows.Take(row).Count(r => r.C3 == ValueId.DefaultGraph.Bits), permutation.DefaultGraphBefore(row));
                    if (row < rows.Length) Assert.Equal(rows[row], permutation[row]);
                }
                permutation.Free();
            },
            iter: 60);

    [Fact]
    public void Sort_AnyRows_IsStableByColumn() =>
        Gen.Select(Gen.ULong, Gen.ULong[0, 3]).Select((a, b) => new QuadKey(a, b, a >> 60, 0)).Array[0, 300].Sample(rows =>
        {
            foreach (int column in new[] { 0, 1, 2 })
            {
                QuadKey[] sorted = [.. rows];
                QuadSorter.Sort(sorted, new QuadKey[rows.Length], column);
                Assert.Equal(rows.OrderBy(row => row[column]), sorted);
            }
        });
}
