using CsCheck;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>
/// Whether the random queries that are compared with the reference come by every operator that the planner has: one that none of them runs
/// is not tried by them.
/// </summary>
public sealed class OperatorCoverageTests
{
    private const int QueriesPerWay = 400;
    private const int LargeQueriesPerWay = 40;

    // Only the federated queries of their own tests call endpoints.
    private static readonly string[] Elsewhere = ["ServiceCall"];

    private static readonly string[] Ways = ["", "keys", "sorted", "first", "few", "all", "Merge", "Hash", "Lookup", "Leapfrog", "Restricted"];

    [Fact]
    public void Execute_RandomQueries_RunEveryOperator()
    {
        HashSet<string> missing = [.. typeof(Operator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Operator)) && !type.IsAbstract).Select(type => type.Name).Except(Elsewhere)];
        using var large = new TestStore(RandomLargeQueries.Data(seed: 1, count: 8000));
        foreach (string way in Ways)
        {
            var engine = new QueryEngine { Costs = PlanWay.Costs(way) };
            Gen.Select(RandomTerms.Data, RandomQueries.Pattern(2), RandomForm.Any).Sample(
                (quads, pattern, form) =>
                {
                    using TestStore store = TestStore.InLayers(quads);
                    Run(store, form.Of(pattern, Visible(pattern)), engine, missing);
                },
                iter: QueriesPerWay,
                threads: 1);

            // The first rows are planned for themselves where all are many.
            RandomLargeQueries.Connected.Sample(
                pattern => Run(large, new SelectQuery(Visible(pattern), DatasetClause.Empty, new Sparql.Algebra.Slice(pattern, 0, 3), null, []), engine, missing),
                iter: LargeQueriesPerWay,
                threads: 1);
        }
        Assert.True(missing.Count == 0, $"no random query runs {string.Join(", ", missing.Order(StringComparer.Ordinal))}");
    }

    private static void Run(TestStore store, Sparql.Algebra.Query query, QueryEngine engine, HashSet<string> missing)
    {
        try
        {
            using QueryResult result = engine.Execute(query, store.Snapshot, new QueryOptions());
            Remove(result.Plan, missing);
            if (result is SelectResult select) TestStore.Rows(select);
            Remove(result.Plan, missing);
        }
        catch (QueryMemoryLimitException)
        {
            // Of no concern here.
        }
    }

    private static Variable[] Visible(AlgebraNode pattern) => [.. Rewriting.MentionedVariables.Of(pattern).Where(variable => variable.IsVisible)];

    private static void Remove(QueryPlan plan, HashSet<string> missing)
    {
        missing.Remove(plan.Operator);
        foreach (QueryPlan input in plan.Inputs) Remove(input, missing);
    }
}
