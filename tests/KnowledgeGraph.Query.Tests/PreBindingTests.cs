using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Tests;

public sealed class PreBindingTests
{
    private static readonly QueryOptions Options = new() { Bindings = new Dictionary<string, Term> { ["n"] = TestStore.TermOf("2") } };

    private readonly TestStore _store = TestStore.Of("a p 1", "b p 2", "c p 3");

    [Theory]
    [InlineData("SELECT ?s { ?s :p ?m } ORDER BY DESC(?n * ?m)")]
    [InlineData("SELECT ?s { { SELECT ?s ?n { ?s :p ?m } ORDER BY DESC(?n * ?m) LIMIT 2 } }", 2)]
    public void Apply_OrderBy_SeesTheValue(string query, int rows = 3) =>
        Assert.Equal(new[] { "c", "b", "a" }.Take(rows), _store.Select(query, Options, isOrdered: true).Select(QueryEngineTests.Short));

    [Theory]
    [InlineData("SELECT ?s { ?s :p ?n }", "b")]
    [InlineData("SELECT ?s { { SELECT ?s { ?s :p ?n } } }", "a", "b", "c")]
    [InlineData("SELECT ?s { { SELECT ?s ?n { ?s :p ?n } } }", "b")]
    public void Apply_Select_HidesNothing_ButASubQueryDoes(string query, params string[] expected) =>
        Assert.Equal(expected, _store.Select(query, Options).Select(QueryEngineTests.Short));

    [Theory]
    [InlineData("ASK { SELECT ?s { ?s :p ?n FILTER(?n = 3) } }", true)]
    [InlineData("ASK { SELECT ?s ?n { ?s :p ?n FILTER(?n = 3) } }", false)]
    public void Apply_AskOfASubQuery_HidesWhatThatDoesNotShow(string query, bool expected)
    {
        using var result = (AskResult)_store.Execute(query, Options);
        Assert.Equal(expected, result.Value);
    }
}
