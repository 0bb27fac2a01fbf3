using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Operators;

public sealed class LookupJoinTests
{
    private static readonly Variable Key = new("k");
    private static readonly Variable Row = new("r");
    private static readonly Variable Value = new("v");

    [Theory]
    [InlineData(3000, false)]
    [InlineData(50_000, true)]
    public void Next_MoreRowsThanLookupsPayFor_GoesOnWithATable(int rowCount, bool isTable)
    {
        // Each second key has two values, the others none.
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, 100)
            .SelectMany(i => i % 2 == 0 ? new[] { $"k{i} q v{i}", $"k{i} q w{i}" } : [$"k{i} p v{i}"])]);
        QueryContext context = TestContext.Create(store.Snapshot);
        ValueId[] keys = [.. Enumerable.Range(0, 100).Select(i => IdOf(store, $"k{i}"))];
        var rows = new RowStore(context, 2);
        for (int i = 0; i < rowCount; i++) rows.AppendRow([keys[i * 7 % 100], new ValueId((ulong)i + 1)]);
        var left = new Values(context, new Schema([Key, Row], _ => true), rows, ownsRows: true);
        var pattern = new QuadPattern(PatternSlot.Of(Key), PatternSlot.Of(IdOf(store, "q")), PatternSlot.Of(Value), null,
            GraphSelector.MergeAll, "?k q ?v");
        using var join = new LookupJoin(context, left, pattern, null);
        List<ulong> found = [];
        while (join.Next() is { } batch)
        {
            foreach (ValueId row in batch.Column(join.Schema.IndexOf(Row))) found.Add(row.Bits);
        }
        IEnumerable<ulong> expected = Enumerable.Range(0, rowCount).Where(i => i * 7 % 2 == 0).SelectMany(i => new[] { (ulong)i + 1, (ulong)i + 1 });
        Assert.Equal(expected, found);
        Assert.Equal(isTable, join.Explain().Detail.Contains("table", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Next_ManyMatchesOfOneKey_GivesAllInTheOrderOfTheRows(bool isChanged)
    {
        // More matches of a key than a batch has rows; of some keys, part of them came with a later change.
        string[] quads = [.. Enumerable.Range(0, 5000).Select(i => $"k{i % 3} q v{i}"), .. Enumerable.Range(0, 30).Select(i => $"k{i} q w")];
        int first = isChanged ? 4000 : quads.Length;
        using var store = new TestStore([.. quads[..first].Select(TestStore.QuadOf)], [.. quads[first..].Select(TestStore.QuadOf)]);
        QueryContext context = TestContext.Create(store.Snapshot);
        int[] keys = [.. Enumerable.Range(0, 200).Select(i => i * 11 % 30)];
        var rows = new RowStore(context, 2);
        for (int i = 0; i < keys.Length; i++) rows.AppendRow([IdOf(store, $"k{keys[i]}"), new ValueId((ulong)i + 1)]);
        var left = new Values(context, new Schema([Key, Row], _ => true), rows, ownsRows: true);
        var pattern = new QuadPattern(PatternSlot.Of(Key), PatternSlot.Of(IdOf(store, "q")), PatternSlot.Of(Value), null,
            GraphSelector.MergeAll, "?k q ?v");
        using var join = new LookupJoin(context, left, pattern, null);
        List<(ulong, ulong)> found = [];
        while (join.Next() is { } batch)
        {
            ReadOnlySpan<ValueId> numbers = batch.Column(join.Schema.IndexOf(Row)), values = batch.Column(join.Schema.IndexOf(Value));
            for (int i = 0; i < numbers.Length; i++) found.Add((numbers[i].Bits, values[i].Bits));
        }
        ILookup<string, ulong> valuesOf = quads.Select(quad => quad.Split(' ')).ToLookup(quad => quad[0], quad => IdOf(store, quad[2]).Bits);
        Assert.Equal(keys.SelectMany((key, i) => valuesOf[$"k{key}"].Order().Select(value => ((ulong)i + 1, value))), found);
    }

    private static ValueId IdOf(TestStore store, string name)
    {
        Assert.True(store.Snapshot.TryGetId(Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes("http://example.org/" + name)), out ValueId id));
        return id;
    }
}
