using CsCheck;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Random queries on random data, answered by the engine and by the reference evaluator.</summary>
public sealed class DifferentialTests
{
    private const string Base = "http://example.org/";

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
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Execute_RandomQuery_AnswersAsTheReference(int depth, DefaultGraphMode mode, string favoured, int cases)
    {
        var engine = new QueryEngine { Costs = CostsOf(favoured) };
        Gen.Select(RandomQueries.Data, RandomQueries.Pattern(depth)).Sample(
            (quads, pattern) => AssertSame(quads, pattern, mode, engine),
            iter: Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 2000)]
    [InlineData(3, 1000)]
    public void Execute_RandomQueryWithLimit_GivesSoManyRowsOfTheReference(int depth, int cases)
    {
        QueryEngine[] engines = [.. new[] { 0, 2000, 1e9 }.Select(trial =>
            new QueryEngine { Costs = new PlanCosts { DearFirstRows = 0, LeastTrial = trial, Correlation = trial == 2000 ? 0 : 10 } })];
        Gen.Select(RandomQueries.Data, RandomQueries.Pattern(depth), Gen.Int[1, 6], Gen.Int[0, 3], Gen.Int[0, 2]).Sample(
            (quads, pattern, limit, offset, engine) => AssertSome(quads, pattern, limit, offset, engines[engine]),
            iter: Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
    }

    private static PlanCosts CostsOf(string favoured) => favoured switch
    {
        "" => new PlanCosts(),
        "keys" => new PlanCosts { Correlation = 0, DistinctCount = 0 },
        "sorted" => new PlanCosts { Correlation = 0, DistinctCount = 0, PrefersSorted = true },
        "Restricted" => new PlanCosts { Favoured = JoinPlanKind.Restricted, Correlation = 0 },
        _ => new PlanCosts { Favoured = Enum.Parse<JoinPlanKind>(favoured) },
    };

    // More cases than the suite's share: KG_CASES multiplies them.
    private static long Scale(int cases) =>
        cases * (int.TryParse(Environment.GetEnvironmentVariable("KG_CASES"), out int factor) ? factor : 1L);

    private static void AssertSame(Quad[] quads, AlgebraNode pattern, DefaultGraphMode mode, QueryEngine engine)
    {
        // Some in one commit, some in two; of some the first is compacted, so that its terms are in order.
        int cut = quads.Length % 3 == 0 ? quads.Length / 2 : quads.Length;
        using var store = new TestStore([quads[..cut], quads[cut..]], compactedAfter: quads.Length % 4 < 2 ? 1 : 0);
        Variable[] variables = [.. Rewriting.MentionedVariables.Of(pattern).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
        var reference = new ReferenceEvaluator(new ReferenceDataset(store.ReadAll(), mode));
        List<string> expected = [.. reference.Evaluate(pattern)
            .Select(solution => solution.Key(variables).Replace(Base, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var query = new SelectQuery(variables, DatasetClause.Empty, new Project(pattern, variables), null, []);
        List<string> actual = [.. store.Select(query, new QueryOptions { DefaultGraph = mode }, engine).Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(actual), $"expected {Show(expected)}\n\nactual {Show(actual)}");
    }

    private static void AssertSome(Quad[] quads, AlgebraNode pattern, int limit, int offset, QueryEngine engine)
    {
        using var store = new TestStore([quads], compactedAfter: quads.Length % 2);
        Variable[] variables = [.. Rewriting.MentionedVariables.Of(pattern).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
        var reference = new ReferenceEvaluator(new ReferenceDataset(store.ReadAll(), DefaultGraphMode.Union));
        List<string> expected = [.. reference.Evaluate(pattern)
            .Select(solution => solution.Key(variables).Replace(Base, "", StringComparison.Ordinal))];
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
        $"\n{string.Join('\n', quads)}\n\n{AlgebraPrinter.Print(pattern)}\n".Replace(Base, "", StringComparison.Ordinal);
}
