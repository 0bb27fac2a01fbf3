using CsCheck;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Operators;

/// <summary>Joins on tables of several batches, against nested loops.</summary>
public sealed class JoinTests : IDisposable
{
    private static readonly Variable Key = new("k");
    private static readonly Variable Other = new("o");
    private static readonly Variable LeftRow = new("l");
    private static readonly Variable RightRow = new("r");

    private readonly TestStore _store = TestStore.Of("a p b");

    // Keys in runs of up to some thousand rows, so that runs cross the borders of batches.
    private static readonly Gen<(uint Key, uint Other)[]> Table = Gen
        .Select(Gen.UInt[1, 12], Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 900]), Gen.UInt[0, 2])
        .Select((key, length, other) => Enumerable.Repeat((key, other), length)).Array[0, 8]
        .Select(runs => runs.SelectMany(run => run).OrderBy(row => row.key).ToArray());

    [Fact]
    public void MergeJoin_RunsAcrossBatches_AsNestedLoops() => Check(isMerge: true, looseOther: false);

    [Fact]
    public void MergeJoin_SharedVariableMayBeUnbound_AsNestedLoops() => Check(isMerge: true, looseOther: true);

    [Fact]
    public void MergeJoin_BothAscendByASecondVariable_AsNestedLoops() => Check(isMerge: true, looseOther: false, bothAscend: true);

    [Fact]
    public void HashJoin_RunsAcrossBatches_AsNestedLoops() => Check(isMerge: false, looseOther: false);

    [Fact]
    public void HashJoin_SharedVariableMayBeUnbound_AsNestedLoops() => Check(isMerge: false, looseOther: true);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_003)]
    public void HashJoin_KeysNearOrFarFromOneAnother_PairsRowsInTheirOrder(int distance)
    {
        QueryContext context = TestContext.Create(_store.Snapshot);
        ulong[] left = [.. Enumerable.Range(0, 5000).Select(i => 50 + ((ulong)(i / 2 * 13 % 700) * (ulong)distance))];
        ulong[] right = [.. Enumerable.Range(0, 900).Select(i => 70 + ((ulong)(i * i % 500) * (ulong)distance))];
        Operator a = Rows(context, left, LeftRow), b = Rows(context, right, RightRow);
        var layout = JoinLayout.Create(a.Schema, b.Schema, isOuter: false, null);
        using var join = new HashJoin(context, a, new WholeRight(context, b, layout), layout);
        List<(ulong, ulong)> pairs = [];
        while (join.Next() is { } batch)
        {
            ReadOnlySpan<ValueId> l = batch.Column(join.Schema.IndexOf(LeftRow)), r = batch.Column(join.Schema.IndexOf(RightRow));
            for (int row = 0; row < l.Length; row++) pairs.Add((l[row].Bits, r[row].Bits));
        }
        ILookup<ulong, int> rightRows = Enumerable.Range(0, right.Length).ToLookup(row => right[row]);
        Assert.Equal(left.SelectMany((key, row) => rightRows[key].Select(other => ((ulong)row + 1, (ulong)other + 1))), pairs);
    }

    public void Dispose() => _store.Dispose();

    private static Values Rows(QueryContext context, ulong[] keys, Variable number)
    {
        var rows = new RowStore(context, 2);
        for (int i = 0; i < keys.Length; i++) rows.AppendRow([new ValueId(keys[i]), new ValueId((ulong)i + 1)]);
        return new Values(context, new Schema([Key, number], _ => true), rows, ownsRows: true);
    }

    private void Check(bool isMerge, bool looseOther, bool bothAscend = false) =>
        Gen.Select(Table, Table).Sample(
            (left, right) =>
            {
                QueryContext context = TestContext.Create(_store.Snapshot);
                if (bothAscend) (left, right) = (WithAscendingOthers(left, 3), WithAscendingOthers(right, 2));
                Operator a = Input(context, left, LeftRow, looseOther), b = Input(context, right, RightRow, looseOther);
                var layout = JoinLayout.Create(a.Schema, b.Schema, isOuter: false, null);
                using Operator join = isMerge ? new MergeJoin(context, a, b, layout, Key, bothAscend ? Other : null)
                    : new HashJoin(context, a, new WholeRight(context, b, layout), layout);
                long count = 0;
                ulong sum = 0;
                while (join.Next() is { } batch)
                {
                    count += batch.RowCount;
                    int l = join.Schema.IndexOf(LeftRow), r = join.Schema.IndexOf(RightRow);
                    for (int row = 0; row < batch.RowCount; row++) sum += Mix(batch.Buffer(l)[row].Bits, batch.Buffer(r)[row].Bits);
                }
                (long expectedCount, ulong expectedSum) = NestedLoops(left, right, looseOther);
                Assert.Equal((expectedCount, expectedSum), (count, sum));
            },
            iter: 60,
            threads: 1);

    /// <summary>A table with more other values, of which each comes in so many rows of a key or a few more.</summary>
    private static (uint Key, uint Other)[] WithAscendingOthers((uint Key, uint Other)[] table, int rows) =>
        [.. table.Select((row, i) => (row.Key, Other: (uint)(i / rows % 700) + row.Other)).OrderBy(row => row.Key).ThenBy(row => row.Other)];

    private static (long Count, ulong Sum) NestedLoops((uint Key, uint Other)[] left, (uint Key, uint Other)[] right, bool looseOther)
    {
        long count = 0;
        ulong sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                bool isLoose = looseOther && (left[i].Other == 0 || right[j].Other == 0);
                if (left[i].Key != right[j].Key || (left[i].Other != right[j].Other && !isLoose)) continue;
                count++;
                sum += Mix((ulong)i + 1, (ulong)j + 1);
            }
        }
        return (count, sum);
    }

    private static ulong Mix(ulong a, ulong b) => (a * 0x9E3779B97F4A7C15) ^ (b * 0xC2B2AE3D27D4EB4F);

    private static Values Input(QueryContext context, (uint Key, uint Other)[] table, Variable number, bool looseOther)
    {
        var rows = new RowStore(context, 3);
        for (int i = 0; i < table.Length; i++)
        {
            rows.AppendRow([new ValueId(table[i].Key), new ValueId(looseOther ? table[i].Other : table[i].Other + 1),
                new ValueId((ulong)i + 1)]);
        }
        return new Values(context, new Schema([Key, Other, number], variable => variable != Other || !looseOther), rows,
            ownsRows: true)
        { SortedBy = Key };
    }
}
