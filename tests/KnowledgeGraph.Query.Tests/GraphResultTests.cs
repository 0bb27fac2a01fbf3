using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Tests;

/// <summary>CONSTRUCT, DESCRIBE and ASK.</summary>
public sealed class GraphResultTests
{
    [Fact]
    public void Construct_BlankNodeInTemplate_IsNewForEachSolution()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2");
        Dataset graph = Graph(store, "CONSTRUCT { ?s :has _:x . _:x :value ?n } { ?s :p ?n }");
        Assert.Equal(4, graph.Count);
        Assert.Equal(2, graph.Where(quad => quad.Subject is BlankNode).Select(quad => quad.Subject).Distinct().Count());
    }

    [Fact]
    public void Construct_IncompleteOrImpossibleTriples_AreLeftOut()
    {
        using TestStore store = TestStore.Of("a p 1", "b p c");
        Dataset graph = Graph(store, "CONSTRUCT { ?o :of ?s . ?s :none ?unbound . ?s ?o :x } { ?s :p ?o }");
        Assert.Equal(["<c> <of> <b> .", "<b> <c> <x> ."], graph
            .Select(quad => quad.ToString().Replace("http://example.org/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Construct_EqualTriples_ComeOnce()
    {
        using TestStore store = TestStore.Of("a p 1", "a p 2");
        var counter = new Counter();
        using var result = (GraphResult)store.Execute("CONSTRUCT { ?s :is :x } { ?s :p ?n }");
        while (result.WriteNext(counter))
        {
        }
        Assert.Equal(1, counter.Count);
    }

    [Fact]
    public void Describe_Resource_FollowsBlankNodes()
    {
        using TestStore store = TestStore.Of("a p _:x", "_:x q _:y", "_:y r 1", "b p a", "b p 2");
        Assert.Equal(3, Graph(store, "DESCRIBE :a").Count);
        Assert.Equal(5, Graph(store, "DESCRIBE ?s { ?s :p ?o }").Count);
        Assert.Empty(Graph(store, "DESCRIBE :unknown"));
    }

    [Fact]
    public void Ask_StopsAtTheFirstSolution()
    {
        using TestStore store = new(Enumerable.Range(0, 20_000)
            .Select(i => new Quad(TestStore.TermOf($"n{i}"), (Iri)TestStore.TermOf("p"), TestStore.TermOf($"{i}"), null)));
        using var yes = (AskResult)store.Execute("ASK { ?s :p ?o }", new QueryOptions { Profile = true });
        Assert.True(yes.Value);
        Assert.True(yes.Plan.ActualRows < 2000, yes.Plan.ToText());
        using var no = (AskResult)store.Execute("ASK { ?s :q ?o }");
        Assert.False(no.Value);
    }

    private static Dataset Graph(TestStore store, string query)
    {
        var sink = new DatasetCollector();
        using var result = (GraphResult)store.Execute(query);
        while (result.WriteNext(sink))
        {
        }
        return sink.Dataset;
    }

    private sealed class DatasetCollector : IQuadSink
    {
        public Dataset Dataset { get; } = new();

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
            Dataset.Add(subject.ToTerm(), (Iri)predicate.ToTerm(), @object.ToTerm());
    }

    private sealed class Counter : IQuadSink
    {
        public int Count { get; private set; }

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) => Count++;
    }
}
