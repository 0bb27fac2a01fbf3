using CsCheck;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Random queries on random data, answered by the engine and by the reference evaluator.</summary>
public sealed class DifferentialTests
{
    private const string Base = "http://example.org/";

    [Theory]
    [InlineData(0, DefaultGraphMode.Union, false, 2000)]
    [InlineData(1, DefaultGraphMode.StoreDefault, false, 2000)]
    [InlineData(2, DefaultGraphMode.Union, false, 3000)]
    [InlineData(2, DefaultGraphMode.StoreDefault, true, 3000)]
    [InlineData(3, DefaultGraphMode.Union, true, 1500)]
    public void Execute_RandomQuery_AnswersAsTheReference(int depth, DefaultGraphMode mode, bool passesKeys, int cases)
    {
        var engine = passesKeys ? new QueryEngine { Costs = new() { Correlation = 0, DistinctCount = 0, PrefersSorted = cases == 1500 } } : new QueryEngine();
        Gen.Select(RandomQueries.Data, RandomQueries.Pattern(depth)).Sample(
            (quads, pattern) => AssertSame(quads, pattern, mode, engine),
            iter: Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));
    }

    // More cases than the suite's share: KG_CASES multiplies them.
    private static long Scale(int cases) =>
        cases * (int.TryParse(Environment.GetEnvironmentVariable("KG_CASES"), out int factor) ? factor : 1L);

    private static void AssertSame(Quad[] quads, AlgebraNode pattern, DefaultGraphMode mode, QueryEngine engine)
    {
        // Some in one commit, some in two.
        int cut = quads.Length % 3 == 0 ? quads.Length / 2 : quads.Length;
        using var store = new TestStore(quads[..cut], quads[cut..]);
        Variable[] variables = [.. Rewriting.MentionedVariables.Of(pattern).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
        var reference = new ReferenceEvaluator(new ReferenceDataset(store.ReadAll(), mode));
        List<string> expected = [.. reference.Evaluate(pattern)
            .Select(solution => solution.Key(variables).Replace(Base, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var query = new SelectQuery(variables, DatasetClause.Empty, new Project(pattern, variables), null, []);
        List<string> actual = [.. store.Select(query, new QueryOptions { DefaultGraph = mode }, engine).Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(actual), $"expected {Show(expected)}\n\nactual {Show(actual)}");
    }

    private static string Show(List<string> rows) => $"{rows.Count} rows:\n{string.Join('\n', rows.Take(40))}";

    private static string Print(Quad[] quads, AlgebraNode pattern) =>
        $"\n{string.Join('\n', quads)}\n\n{AlgebraPrinter.Print(pattern)}\n".Replace(Base, "", StringComparison.Ordinal);
}
