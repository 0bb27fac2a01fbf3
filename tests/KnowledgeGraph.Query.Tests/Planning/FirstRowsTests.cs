using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Tests.Federation;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Planning;

/// <summary>LIMIT and ASK: no more is read than the first rows need, and where these do not come, all is read in the best way after all.</summary>
public sealed class FirstRowsTests
{
    private const int Size = 20_000;

    [Theory]
    [InlineData("?a :p ?b . ?b :q ?c . ?a :r ?d")]
    [InlineData("?a :p ?b . ?a :r ?d OPTIONAL { ?a :p ?x . ?x :q ?c . ?a :p ?y . ?y :q ?c }")]
    [InlineData("{ ?a :p ?b . ?b :q ?c . ?a :r ?d } UNION { ?b :q ?c . ?a :r ?d . ?a :p ?b }")]
    [InlineData("?a :p ?b . ?a :r ?d FILTER EXISTS { ?a :p ?x . ?x :q ?c . ?a :r ?y }")]
    [InlineData("?a :p ?b . ?a :r ?d MINUS { ?a :p ?x . ?x :q ?c . ?a :p ?y . ?y :r ?c }")]
    [InlineData("?a (:p|:q)* ?b")]
    [InlineData("?a :p ?b . ?b :q+ ?c")]
    public void Execute_FewRowsWanted_ReadsFew(string pattern)
    {
        using TestStore store = Store();
        using var ask = (AskResult)store.Execute($"ASK {{ {pattern} }}", new QueryOptions { Profile = true });
        Assert.True(ask.Value);
        Assert.True(RowsOf(ask.Plan) < Size / 2, ask.Plan.ToText());
        using var select = (SelectResult)store.Execute($"SELECT * {{ {pattern} }} LIMIT 3", new QueryOptions { Profile = true });
        Assert.Equal(3, Count(select));
        Assert.True(RowsOf(select.Plan) < Size / 2, select.Plan.ToText());
    }

    [Fact]
    public void Execute_TooFewRowsThere_TurnsToThePlanForAll()
    {
        using TestStore store = Store();
        using var select = (SelectResult)store.Execute(
            "SELECT * { ?a :p ?b . ?b :q ?c . ?a :r ?d FILTER(?c + ?d < 4) } LIMIT 5", new QueryOptions { Profile = true });
        Assert.Equal(2, Count(select));
        Assert.Contains("took too long", select.Plan.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPTIONAL { { ?a :p ?x } UNION { ?x :q ?c } }")]
    [InlineData("MINUS { { ?a :p ?x . ?x :q ?c } UNION { ?x :q ?c . ?a :r ?d } }")]
    [InlineData("FILTER NOT EXISTS { { ?a :p ?x } UNION { ?x :q ?c . ?a :r ?d } }")]
    public void Execute_TrialGivenUpAnywhere_AnswersAsWithoutOne(string right)
    {
        using TestStore store = Store(4000);
        string pattern = $"{{ ?a :p ?b . ?b :q ?c . ?a :r ?d {right} }}";
        List<string> all = store.Select($"SELECT ?a ?b ?c ?d ?x {pattern}");
        var query = (SelectQuery)SparqlParser.ParseQuery($"PREFIX : <http://example.org/> SELECT ?a ?b ?c ?d ?x {pattern} LIMIT 5");
        for (double trial = 100; trial < 1e6; trial *= 1.2)
        {
            var engine = new QueryEngine { Costs = new PlanCosts { DearFirstRows = 0, LeastTrial = trial } };
            Assert.Contains("FirstRows", store.Explain(query, engine), StringComparison.Ordinal);
            List<string> some = store.Select(query, engine: engine);
            Assert.Equal(Math.Min(5, all.Count), some.Count);
            Assert.Empty(some.Except(all));
        }
    }

    [Fact]
    public void Execute_FewRowsWantedOfAnEndpoint_AsksItOnce()
    {
        using TestStore store = Store(), other = TestStore.Of("x y 1");
        var client = new RecordingClient(("other", other));
        using var select = (SelectResult)store.Execute(
            """
            PREFIX : <http://example.org/>
            SELECT * { { ?a :p ?b . ?b :q ?c . ?a :r ?e FILTER(?c + ?e < 0) } UNION { SERVICE :other { ?s ?p ?d } } } LIMIT 5
            """,
            new QueryOptions { Services = client });
        Assert.Equal(1, Count(select));
        Assert.Single(client.Queries);
    }

    private static TestStore Store(int size = Size) => new(Enumerable.Range(0, size).SelectMany(i => new[]
    {
        QuadOf($"a{i}", "p", $"b{i}"),
        QuadOf($"b{i}", "q", $"{size - 1 - i}"),
        QuadOf($"a{i}", "r", $"{(i < size - 2 ? size : 0)}"),
    }));

    private static Quad QuadOf(string subject, string predicate, string value) =>
        new(TestStore.TermOf(subject), (Iri)TestStore.TermOf(predicate), TestStore.TermOf(value), null);

    private static long Count(SelectResult result)
    {
        var writer = new CountingWriter();
        while (result.WriteNext(writer))
        {
        }
        return writer.Rows;
    }

    private static long RowsOf(QueryPlan plan) => (plan.ActualRows ?? 0) + plan.Inputs.Sum(RowsOf);
}
