using System.Numerics;
using CsCheck;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Operators;

/// <summary>Left, semi and anti joins whose sides are read side by side, on tables of several batches, against look-ups.</summary>
public sealed class SortedJoinTests : IDisposable
{
    private static readonly Variable Key = new("k");
    private static readonly Variable LeftRow = new("l");
    private static readonly Variable RightRow = new("r");

    private readonly TestStore _store = TestStore.Of("a p b");

    // Runs of keys, dense or far apart, that cross the borders of batches; one key or two thousand in a run.
    private static readonly Gen<ulong[]> Keys = Gen
        .Select(Gen.UInt[1, 4000], Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 2500]), Gen.UInt[0, 7])
        .Select((key, length, step) => Enumerable.Range(0, length).Select(i => key + ((ulong)i * step))).Array[0, 6]
        .Select(runs => runs.SelectMany(run => run).Order().ToArray());

    [Fact]
    public void LeftJoin_SortedAlike_EachRowWithItsPartners() => Check((left, right) =>
    {
        ILookup<ulong, int> partners = Lookup(right);
        return left.SelectMany((key, l) => partners[key].DefaultIfEmpty(0).Select(r => (l + 1, r)));
    }, (context, left, right, layout) =>
        new Query.Operators.LeftJoin(context, left, new SortedRight(context, right, layout, 0, 0, false, false), layout, null));

    [Fact]
    public void SemiJoin_SortedAlike_RowsWithPartner() => Check(
        (left, right) => Matches(left, right, isAnti: false),
        (context, left, right, layout) => Semi(context, left, right, layout, isAnti: false));

    [Fact]
    public void SemiJoin_SortedAlikeNegated_RowsWithoutPartner() => Check(
        (left, right) => Matches(left, right, isAnti: true),
        (context, left, right, layout) => Semi(context, left, right, layout, isAnti: true));

    public void Dispose() => _store.Dispose();

    private static SemiJoin Semi(QueryContext context, Operator left, Operator right, JoinLayout layout, bool isAnti)
    {
        var sorted = new SortedRight(context, right, layout, 0, 0, true, false);
        return new SemiJoin(context, left, new PartnerSearch(context, sorted, layout, null), layout, isAnti);
    }

    private static IEnumerable<(int, int)> Matches(ulong[] left, ulong[] right, bool isAnti)
    {
        HashSet<ulong> keys = [.. right];
        return left.Index().Where(each => keys.Contains(each.Item) != isAnti).Select(each => (each.Index + 1, 0));
    }

    private static ILookup<ulong, int> Lookup(ulong[] keys) => keys.Index().ToLookup(each => each.Item, each => each.Index + 1);

    private void Check(
        Func<ulong[], ulong[], IEnumerable<(int Left, int Right)>> expected,
        Func<QueryContext, Operator, Operator, JoinLayout, Operator> create) =>
        Gen.Select(Keys, Keys, Gen.Bool).Sample(
            (left, right, counts) =>
            {
                List<(int Left, int Right)> rows = [.. expected(left, right)];
                if (rows.Count > 1_000_000) return;
                QueryContext context = TestContext.Create(_store.Snapshot);
                Operator a = Input(context, left, LeftRow), b = Input(context, right, RightRow);
                using Operator join = create(context, a, b, JoinLayout.Create(a.Schema, b.Schema, isOuter: true, null));
                if (counts) Assert.Equal(new BigInteger(rows.Count), join.Count());
                else Assert.Equal(rows, Read(join));
            },
            iter: 100,
            threads: 1);

    private static List<(int Left, int Right)> Read(Operator join)
    {
        List<(int, int)> rows = [];
        int left = join.Schema.IndexOf(LeftRow), right = join.Schema.IndexOf(RightRow);
        while (join.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
            {
                rows.Add(((int)batch.Column(left)[row].Bits, right < 0 ? 0 : (int)batch.Column(right)[row].Bits));
            }
        }
        return rows;
    }

    private static Values Input(QueryContext context, ulong[] keys, Variable number)
    {
        var rows = new RowStore(context, 2);
        for (int i = 0; i < keys.Length; i++) rows.AppendRow([new ValueId(keys[i]), new ValueId((ulong)i + 1)]);
        return new Values(context, new Schema([Key, number], _ => true), rows, ownsRows: true) { SortedBy = Key };
    }
}
