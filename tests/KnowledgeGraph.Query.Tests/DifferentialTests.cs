using CsCheck;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Random queries on random data, answered by the engine and by the reference evaluator.</summary>
public sealed class DifferentialTests
{
    public static TheoryData<int, DefaultGraphMode, string, int> Ways => new()
    {
        { 0, DefaultGraphMode.Union, "", 2000 },
        { 1, DefaultGraphMode.StoreDefault, "", 2000 },
        { 2, DefaultGraphMode.Union, "", 2000 },
        { 2, DefaultGraphMode.StoreDefault, "keys", 2000 },
        { 3, DefaultGraphMode.Union, "keys", 1000 },
        { 3, DefaultGraphMode.StoreDefault, "sorted", 1000 },
        { 2, DefaultGraphMode.Union, "sorted", 1000 },
        { 2, DefaultGraphMode.Union, "Merge", 1000 },
        { 2, DefaultGraphMode.StoreDefault, "Hash", 1000 },
        { 2, DefaultGraphMode.Union, "Lookup", 1000 },
        { 3, DefaultGraphMode.Union, "Restricted", 1000 },
        { 2, DefaultGraphMode.Union, "Leapfrog", 1000 },
        { 2, DefaultGraphMode.StoreDefault, "Leapfrog", 1000 },
        { 3, DefaultGraphMode.Union, "eager", 1000 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Execute_RandomQuery_AnswersAsTheReference(int depth, DefaultGraphMode mode, string favoured, int cases)
    {
        var engine = new QueryEngine { Costs = PlanWay.Costs(favoured) };
        Gen.Select(RandomTerms.Data, RandomQueries.Pattern(depth)).Sample(
            (quads, pattern) => AssertSame(quads, pattern, mode, engine),
            iter: RandomTerms.Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
    }

    [Theory]
    [InlineData(1, DefaultGraphMode.Union, "", 1000)]
    [InlineData(2, DefaultGraphMode.StoreDefault, "", 2000)]
    [InlineData(2, DefaultGraphMode.Union, "keys", 1000)]
    [InlineData(2, DefaultGraphMode.Union, "Merge", 1000)]
    [InlineData(2, DefaultGraphMode.StoreDefault, "Lookup", 1000)]
    [InlineData(2, DefaultGraphMode.Union, "Leapfrog", 1000)]
    public void Execute_SameShapeWithOtherConstants_AnswersAsTheReference(int depth, DefaultGraphMode mode, string favoured, int cases)
    {
        var engine = new QueryEngine { Costs = PlanWay.Costs(favoured) with { FewestToReuse = 1, DearestToReuse = double.PositiveInfinity } };
        int reused = 0;
        Gen.Select(RandomTerms.Data, RandomQueries.Pattern(depth)).Sample(
            (quads, pattern) =>
            {
                using TestStore store = TestStore.InLayers(quads);
                AssertSame(store, pattern, mode, engine);
                AlgebraNode other = OtherConstants.In(pattern);
                if (AssertSame(store, other, mode, engine).Contains("order of joins known", StringComparison.Ordinal)) reused++;
                AssertSame(store, pattern, mode, engine);
            },
            iter: RandomTerms.Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
        Assert.True(reused > cases / 4, $"only {reused} plans of {cases} were made for other constants");
    }

    [Theory]
    [InlineData(DefaultGraphMode.Union, "eager", 4000)]
    [InlineData(DefaultGraphMode.StoreDefault, "eager", 2000)]
    [InlineData(DefaultGraphMode.Union, "", 1000)]
    public void Execute_RandomGroupsOfJoins_AnswersAsTheReference(DefaultGraphMode mode, string way, int cases)
    {
        var engine = new QueryEngine { Costs = PlanWay.Costs(way) };
        Gen.Select(RandomTerms.Data, RandomQueries.GroupedJoin).Sample(
            (quads, pattern) => AssertSame(quads, pattern, mode, engine),
            iter: RandomTerms.Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 2000)]
    [InlineData(3, 1000)]
    public void Execute_RandomQueryWithLimit_GivesSoManyRowsOfTheReference(int depth, int cases)
    {
        QueryEngine[] engines = [.. new[] { "first", "few", "all" }.Select(way => new QueryEngine { Costs = PlanWay.Costs(way) })];
        Gen.Select(RandomTerms.Data, RandomQueries.Pattern(depth), Gen.Int[1, 6], Gen.Int[0, 3], Gen.Int[0, 2]).Sample(
            (quads, pattern, limit, offset, engine) => AssertSome(quads, pattern, limit, offset, engines[engine]),
            iter: RandomTerms.Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
    }

    private static void AssertSame(Quad[] quads, AlgebraNode pattern, DefaultGraphMode mode, QueryEngine engine)
    {
        using TestStore store = TestStore.InLayers(quads);
        AssertSame(store, pattern, mode, engine);
    }

    /// <summary>Compares the answers, and returns the plan.</summary>
    private static string AssertSame(TestStore store, AlgebraNode pattern, DefaultGraphMode mode, QueryEngine engine)
    {
        Variable[] variables = [.. Rewriting.MentionedVariables.Of(pattern).Where(variable => variable.IsVisible).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
        if (Expected(store, pattern, variables, mode) is not { } expected) return "";
        expected.Sort(StringComparer.Ordinal);
        var query = new SelectQuery(variables, DatasetClause.Empty, new Project(pattern, variables), null, []);
        using var result = (SelectResult)engine.Execute(query, store.Snapshot, new QueryOptions { DefaultGraph = mode });
        string plan = result.Plan.ToText();
        List<string> actual = [.. TestStore.Rows(result).Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(actual), $"expected {Show(expected)}\n\nactual {Show(actual)}");
        return plan;
    }

    /// <summary>The rows of the reference; null where they are not decided.</summary>
    private static List<string>? Expected(TestStore store, AlgebraNode pattern, Variable[] variables, DefaultGraphMode mode)
    {
        var reference = new ReferenceEvaluator(ReferenceDataset.Of(store.ReadAll(), DatasetClause.Empty, mode));
        try
        {
            return [.. reference.Evaluate(pattern).Select(solution => solution.Key(variables).Replace(RandomTerms.Base, "", StringComparison.Ordinal))];
        }
        catch (UndecidedException)
        {
            return null;
        }
    }

    private static void AssertSome(Quad[] quads, AlgebraNode pattern, int limit, int offset, QueryEngine engine)
    {
        using var store = new TestStore([quads], compactedAfter: quads.Length % 2);
        Variable[] variables = [.. Rewriting.MentionedVariables.Of(pattern).Where(variable => variable.IsVisible).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
        if (Expected(store, pattern, variables, DefaultGraphMode.Union) is not { } expected) return;
        var options = new QueryOptions { DefaultGraph = DefaultGraphMode.Union };
        var query = new SelectQuery(variables, DatasetClause.Empty, new Slice(new Project(pattern, variables), offset, limit), null, []);
        List<string> actual = store.Select(query, options, engine);
        using var ask = (AskResult)engine.Execute(new AskQuery(DatasetClause.Empty, pattern, null, []), store.Snapshot, options);
        Assert.Equal(expected.Count > 0, ask.Value);
        string shown = $"of {Show(expected)}\n\nactual {Show(actual)}";
        Assert.True(actual.Count == Math.Clamp(expected.Count - offset, 0, limit), shown);
        foreach (string row in actual) Assert.True(expected.Remove(row), shown);
    }

    private static string Show(List<string> rows) => $"{rows.Count} rows:\n{string.Join('\n', rows.Take(40))}";

    private static string Print(Quad[] quads, AlgebraNode pattern) =>
        $"\n{string.Join('\n', quads)}\n\n{AlgebraPrinter.Print(pattern)}\n".Replace(RandomTerms.Base, "", StringComparison.Ordinal);
}
