using CsCheck;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>
/// Queries on data of several batches: every way of planning answers alike, and the answers of related queries fit together.
/// </summary>
public sealed class LargeDifferentialTests
{
    private const int MostRows = 60_000;

    private static readonly PlanCosts[] Ways = [.. new[]
    {
        "", "keys", "sorted", "first", "few", "all", "Merge", "Hash", "Lookup", "Leapfrog", "Restricted", "eager",
    }.Select(PlanWay.Costs)];

    private static readonly Gen<AlgebraNode> Pattern = Gen.Frequency(
        (4, RandomLargeQueries.Connected.Select(each => (AlgebraNode)each)),
        (2, RandomLargeQueries.Ring.Select(each => (AlgebraNode)each)),
        (1, RandomLargeQueries.WithPath),
        (2, Gen.Select(RandomLargeQueries.Connected, RandomLargeQueries.Few).Select((a, b) => (AlgebraNode)new Algebra.LeftJoin(a, b, null))),
        (1, Gen.Select(RandomLargeQueries.Connected, RandomLargeQueries.Few).Select((a, b) => (AlgebraNode)new Algebra.Union(a, b))),
        (1, RandomLargeQueries.Connected.Select(each => (AlgebraNode)new GraphPattern(new Variable("g"), each))));

    [Theory]
    [InlineData(DefaultGraphMode.Union, 12)]
    [InlineData(DefaultGraphMode.StoreDefault, 12)]
    public void Execute_LargeData_EveryPlanAnswersAlike(DefaultGraphMode mode, int stores) =>
        ForEachStore(stores, (store, seed) => Gen.Select(Pattern, RandomLargeQueries.Condition, Gen.Bool).Sample(
            (pattern, condition, isFiltered) =>
            {
                AlgebraNode asked = isFiltered ? new Algebra.Filter(condition, pattern) : pattern;
                var expected = new LargeQuery(store, mode, asked);
                if (!expected.TryRead(Ways[0], out RowDigest? rows, MostRows)) return;
                foreach (PlanCosts way in Ways.Skip(1))
                {
                    if (expected.TryRead(way, out RowDigest? others, MostRows)) AssertSame(rows, others, way);
                }
            },
            iter: 12,
            threads: 1,
            print: each => $"seed {seed}, {(each.Item3 ? ExpressionText.Of(each.Item2) : "no condition")}\n{AlgebraPrinter.Print(each.Item1)}"));

    [Theory]
    [InlineData(DefaultGraphMode.Union, 12)]
    [InlineData(DefaultGraphMode.StoreDefault, 12)]
    public void Execute_LargeData_AnswersFitTogether(DefaultGraphMode mode, int stores) =>
        ForEachStore(stores, (store, seed) => Gen.Select(Pattern, RandomLargeQueries.Few, RandomLargeQueries.Condition, Gen.Int[0, 5000], Gen.Int[0, Ways.Length - 1])
            .Sample(
                (pattern, other, condition, limit, way) =>
                {
                    try
                    {
                        CheckRelations(store, mode, pattern, other, condition, limit, Ways[way]);
                    }
                    catch (QueryTimeoutException)
                    {
                        // A way that nobody would choose may take long.
                    }
                },
                iter: 12,
                threads: 1,
                print: each => $"seed {seed}, {ExpressionText.Of(each.Item3)}, limit {each.Item4}, way {Ways[each.Item5]}\n"
                    + $"{AlgebraPrinter.Print(each.Item1)}\n{AlgebraPrinter.Print(each.Item2)}"));

    [Theory]
    [InlineData(DefaultGraphMode.Union, 16)]
    [InlineData(DefaultGraphMode.StoreDefault, 8)]
    public void Execute_LargeData_ExpressionsAreThoseOfTheReference(DefaultGraphMode mode, int stores) =>
        ForEachStore(stores, (store, seed) => Gen.Select(Pattern, RandomExpressions.Simple(2), RandomExpressions.Value(0), Gen.Int[0, Ways.Length - 1]).Sample(
            (pattern, condition, value, way) =>
            {
                try
                {
                    CheckExpressions(store, mode, pattern, condition, value, Ways[way]);
                }
                catch (Exception e) when (e is QueryTimeoutException or UndecidedException)
                {
                    // Nothing to compare.
                }
            },
            iter: 12,
            threads: 1,
            print: each => $"seed {seed}, {ExpressionText.Of(each.Item2)}, {ExpressionText.Of(each.Item3)}, way {Ways[each.Item4]}\n"
                + AlgebraPrinter.Print(each.Item1)));

    private static void ForEachStore(int stores, Action<TestStore, int> check)
    {
        long count = Math.Max(1, RandomTerms.Scale(stores) / 4);
        for (long i = 0; i < count; i++)
        {
            int seed = Random.Shared.Next();
            Quad[] quads = RandomLargeQueries.Data(seed, seed % 3 == 0 ? 2000 : seed % 3 == 1 ? 8000 : 20_000);
            int cut = seed % 2 == 0 ? quads.Length : quads.Length / 2;
            using var store = new TestStore([quads[..cut], quads[cut..]], compactedAfter: seed / 2 % 2);
            check(store, seed);
        }
    }

    private static void CheckRelations(TestStore store, DefaultGraphMode mode, AlgebraNode pattern, AlgebraNode other, Expression condition,
        int limit, PlanCosts way)
    {
        var query = new LargeQuery(store, mode, pattern);
        if (!query.TryRead(way, out RowDigest? rows, MostRows)) return;
        Assert.Equal(rows.Count, query.Count(way, pattern));
        Assert.Equal(rows.Count > 0, query.Ask(way));

        // LIMIT: as many rows as there are, of those that there are.
        var cut = new LargeQuery(store, mode, new Slice(pattern, limit / 3, limit));
        if (cut.TryRead(way, out RowDigest? some, MostRows))
        {
            Assert.Equal(Math.Min(limit, Math.Max(0, rows.Count - (limit / 3))), some.Count);
            Assert.True(some.IsAmong(rows), "LIMIT gives rows that are not there");
        }

        // ORDER BY: the same rows; with LIMIT the first of them.
        OrderCondition[] order = [.. query.Variables.Select((each, i) => new OrderCondition(new VariableExpression(each), i == limit % 3))];
        if (new LargeQuery(store, mode, new OrderBy(pattern, order)).TryRead(way, out RowDigest? sorted, MostRows)
            && new LargeQuery(store, mode, new Slice(new OrderBy(pattern, order), 7, limit)).TryRead(way, out RowDigest? first, MostRows))
        {
            AssertSame(rows, sorted, way);
            Assert.True(sorted.Hashes.Skip(7).Take(limit).SequenceEqual(first.Hashes), "ORDER BY with LIMIT gives other rows than ORDER BY");
        }

        // A condition holds, or it does not.
        var no = new UnaryExpression(UnaryOperator.Not, new BuiltInCall(BuiltInFunction.Coalesce,
            [condition, new ConstantExpression(ReferenceExpressions.Boolean(false)!)]));
        Assert.Equal(rows.Count, query.Count(way, new Algebra.Filter(condition, pattern)) + query.Count(way, new Algebra.Filter(no, pattern)));

        // What has a partner, and what has none.
        long with = query.Count(way, new Algebra.Filter(new ExistsExpression(other, false), pattern));
        long without = query.Count(way, new Algebra.Filter(new ExistsExpression(other, true), pattern));
        Assert.Equal(rows.Count, with + without);
        if (pattern is BasicGraphPattern)
        {
            long joined = query.Count(way, new Algebra.Join(pattern, other));
            Assert.Equal(joined + without, query.Count(way, new Algebra.LeftJoin(pattern, other, null)));
            Assert.Equal(without, query.Count(way, new Algebra.Minus(pattern, other)));
        }

        // Groups: their rows are all rows, and there are as many as different keys.
        Variable key = query.Variables[limit % query.Variables.Length];
        var groups = new LargeQuery(store, mode, new Algebra.Distinct(new Algebra.Project(pattern, [key])));
        if (groups.TryRead(way, out RowDigest? keys, MostRows))
        {
            Assert.Equal(keys.Count, keys.Hashes.Distinct().Count());
            Assert.Equal(keys.Count, query.CountGroups(way, new VariableExpression(key)));
        }

        // Little memory: the same answer, or none.
        if (query.TryRead(way, out RowDigest? frugal, MostRows, memoryBudget: 1L << (12 + (limit % 12)))) AssertSame(rows, frugal, way);
    }

    private static void CheckExpressions(TestStore store, DefaultGraphMode mode, AlgebraNode pattern, Expression condition, Expression value,
        PlanCosts way)
    {
        const int Most = 8000;
        if (new LargeQuery(store, mode, pattern).Solutions(way, Most) is not { } rows) return;
        List<Solution> expected = [.. rows.Where(row => ReferenceExpressions.Test(condition, row, NoExists) == true)];
        AssertSame(expected, new LargeQuery(store, mode, new Algebra.Filter(condition, pattern)).Solutions(way, Most));

        Variable made = new("made");
        expected = [.. rows.Select(row => ReferenceExpressions.Evaluate(value, row, NoExists) is { } term ? row.With(made, term) : row)];
        var extended = new Algebra.Extend(pattern, made, value);
        AssertSame(expected, new LargeQuery(store, mode, extended).Solutions(way, Most));

        // As keys: of groups, and of an order.
        IEnumerable<string> keys = expected.Select(row => row[made]?.ToString() ?? "-").Distinct();
        Assert.Equal(keys.LongCount(), new LargeQuery(store, mode, pattern).CountGroups(way, value));
        OrderCondition[] order = [new(value, rows.Count % 2 == 0)];
        List<(Solution Row, Term?[] Keys)> sorted = ReferenceOrder.Sort([.. expected.Select(row => (row, new[] { row[made] }))], order);
        List<Solution> actual = new LargeQuery(store, mode, new OrderBy(extended, order)).Solutions(way, Most)!;
        Assert.Equal(rows.Count, actual.Count);
        for (int i = 0; i < actual.Count; i++) Assert.Equal(0, ReferenceOrder.Compare(sorted[i].Keys, [actual[i][made]], order));
    }

    private static bool NoExists(ExistsExpression exists, Solution solution) => throw new InvalidOperationException("no pattern is asked for");

    private static void AssertSame(List<Solution> expected, List<Solution>? actual)
    {
        Assert.NotNull(actual);
        List<string> wanted = [.. expected.Select(ReferenceEvaluator.Identity).Order(StringComparer.Ordinal)];
        List<string> found = [.. actual.Select(ReferenceEvaluator.Identity).Order(StringComparer.Ordinal)];
        string[] missing = [.. wanted.Except(found).Take(5)], more = [.. found.Except(wanted).Take(5)];
        Assert.True(wanted.SequenceEqual(found),
            $"{wanted.Count} rows, not {found.Count}; missing: {string.Join("; ", missing)}; more: {string.Join("; ", more)}");
    }

    private static void AssertSame(RowDigest expected, RowDigest actual, PlanCosts way) =>
        Assert.True(expected.Count == actual.Count && expected.Sum == actual.Sum, $"{expected.Count} rows, but {actual.Count} by {way}");
}
