using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Operators;

/// <summary>Rows that repeat others are left out before joins where nobody minds how often they come.</summary>
public sealed class EarlyDistinctTests
{
    private const int Documents = 1500;
    private static readonly QueryEngine Always = new() { Costs = new PlanCosts { FewestToReduce = 0 } };

    [Theory]
    [InlineData("SELECT DISTINCT ?person { ?a :a :Article ; :by ?person . ?b :a :Paper ; :by ?person }", 3)]
    [InlineData("SELECT (COUNT(DISTINCT ?person) AS ?n) { ?a :a :Article ; :by ?person . ?b :a :Paper ; :by ?person }", 1)]
    [InlineData("SELECT ?person (MAX(?person) AS ?n) { ?a :a :Article ; :by ?person . ?b :a :Paper ; :by ?person } GROUP BY ?person", 3)]
    public void Execute_ManyToManyWhereRepetitionsAreNotMinded_JoinsEachOnce(string query, int rows)
    {
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, Documents).SelectMany(i => new[]
        {
            $"article{i} a Article", $"article{i} by person{i % 3}", $"paper{i} a Paper", $"paper{i} by person{i % 3}",
        })]);
        using var result = (SelectResult)store.Execute(query, new QueryOptions { Profile = true });
        var counted = new CountingWriter();
        while (result.WriteNext(counted))
        {
        }
        Assert.Equal(rows, counted.Rows);
        Assert.True(MostRows(result.Plan) <= Documents * 2, result.Plan.ToText());
    }

    [Theory]
    [InlineData("SELECT DISTINCT ?s ?r { ?s :p ?x . ?s :q ?y BIND(RAND() AS ?r) }", 4)]
    [InlineData("SELECT DISTINCT ?c { { SELECT (COUNT(*) AS ?c) { ?s :p ?x . ?s :q ?y } } FILTER(?c = 4) }", 1)]
    [InlineData("SELECT DISTINCT ?c { { SELECT (SUM(?n) AS ?c) { ?s :p ?n . ?s :q ?y } } FILTER(?c = 6) }", 1)]
    public void Execute_RepetitionsThatCount_AreAllThere(string query, int rows)
    {
        using TestStore store = TestStore.Of("a p 1", "a p 2", "a q 1", "a q 2");
        var parsed = (SelectQuery)SparqlParser.ParseQuery("PREFIX : <http://example.org/> " + query);
        Assert.Equal(rows, store.Select(parsed, engine: Always).Count);
    }

    private static long MostRows(QueryPlan plan) => Math.Max(plan.ActualRows ?? 0, plan.Inputs.Select(MostRows).DefaultIfEmpty().Max());
}
