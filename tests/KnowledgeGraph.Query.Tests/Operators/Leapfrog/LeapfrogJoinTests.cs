using CsCheck;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Operators.Leapfrog;

/// <summary>Cyclic patterns on random graphs of some hundred edges, by leapfrog joins and by hash joins.</summary>
public sealed class LeapfrogJoinTests
{
    private const string Triangle = "?a :p ?b . ?b :p ?c . ?a :p ?c";
    private const string Prefix = "PREFIX : <http://example.org/> ";
    private static readonly QueryEngine Leapfrog = new() { Costs = new PlanCosts { Favoured = JoinPlanKind.Leapfrog } };
    private static readonly QueryEngine Hash = new() { Costs = new PlanCosts { Favoured = JoinPlanKind.Hash } };

    // A few nodes have most of the edges.
    private static readonly Gen<Quad[]> Edges = Gen.Int[8, 40].SelectMany(nodes =>
        Gen.Select(Gen.Int[0, nodes], Gen.Double[0, 1], Gen.Bool)
            .Select((from, skew, isP) => TestStore.QuadOf($"n{from} {(isP ? "p" : "q")} n{(int)(nodes * skew * skew)}")).Array[0, 500]);

    [Theory]
    [InlineData(Triangle)]
    [InlineData("?a :p ?b . ?b :p ?c . ?c :p ?a")]
    [InlineData("?a :p ?b . ?b :p ?c . ?c :q ?d . ?d :q ?a")]
    [InlineData("?a :p ?b . ?a :p ?c . ?a :p ?d . ?b :p ?c . ?b :p ?d . ?c :p ?d")]
    [InlineData("?a ?x ?b . ?b ?x ?c . ?a ?x ?c")]
    [InlineData("?a :p ?b . ?b ?y ?c . ?a :q ?c . ?d :q ?a . :n1 :p ?b")]
    [InlineData("?a :p ?b . ?b :p ?c . ?a :p ?c FILTER(?a < ?b && ?c != :n2)")]
    [InlineData("?a :p ?b . ?b :p ?c . ?a :p ?c OPTIONAL { ?c :q ?d }")]
    [InlineData("?a :p :n0 . ?a :q ?b . :n0 :q ?b")]
    public void Execute_Cycle_AsByHashJoins(string pattern) => Edges.Sample(
        quads =>
        {
            using var store = new TestStore(quads[..(quads.Length / 2)], quads[(quads.Length / 2)..]);
            foreach (string projection in (ReadOnlySpan<string>)["*", "?b", "(COUNT(*) AS ?n)"])
            {
                var query = (SelectQuery)SparqlParser.ParseQuery($"{Prefix}SELECT {projection} {{ {pattern} }}");
                List<string> expected = store.Select(query, null, Hash), actual = store.Select(query, null, Leapfrog);
                Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
            }
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void Plan_TriangleOfManyEdges_IsOneJoinOfAll()
    {
        using TestStore store = Ring(600, 12);
        QueryPlan plan = PlanOf(store, Triangle);
        Assert.Contains("LeapfrogJoin  3 patterns", plan.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TriangleFromOneNode_LooksUp()
    {
        using TestStore store = Ring(600, 12);
        QueryPlan plan = PlanOf(store, Triangle + " . ?a :is :first");
        Assert.DoesNotContain("Leapfrog", plan.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_PatternsAlikeButForNames_AreReadOnce()
    {
        using TestStore store = Ring(600, 12);
        var query = (SelectQuery)SparqlParser.ParseQuery($"{Prefix}SELECT (COUNT(*) AS ?n) {{ {Triangle} }}");
        using var result = (SelectResult)Leapfrog.Execute(query, store.Snapshot, new QueryOptions());
        Assert.Equal(1, result.Plan.ToText().Split("IndexScan").Length - 1);
    }

    [Fact]
    public void Execute_TrieLargerThanBudget_JoinsTwoByTwo()
    {
        using TestStore store = Ring(600, 12);
        var query = (SelectQuery)SparqlParser.ParseQuery($"{Prefix}SELECT (COUNT(*) AS ?n) {{ {Triangle} }}");
        using var result = (SelectResult)new QueryEngine().Execute(query, store.Snapshot, new QueryOptions { MemoryBudget = 300_000 });
        Assert.DoesNotContain("Leapfrog", result.Plan.ToText(), StringComparison.Ordinal);
    }

    private static QueryPlan PlanOf(TestStore store, string pattern)
    {
        using var result = (SelectResult)store.Execute($"SELECT (COUNT(*) AS ?n) {{ {pattern} }}");
        return result.Plan;
    }

    /// <summary>Each node points to some that follow it, so that every two neighbours have others in common.</summary>
    private static TestStore Ring(int nodes, int degree) => new(Enumerable.Range(0, nodes)
        .SelectMany(node => Enumerable.Range(1, degree).Select(step => TestStore.QuadOf($"n{node} p n{(node + step) % nodes}")))
        .Append(TestStore.QuadOf("n0 is first")));
}
