using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Query.Tests.Updating;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Tests.Federation;

/// <summary>SERVICE against endpoints in this process.</summary>
public sealed class ServiceTests
{
    private readonly TestStore _local = TestStore.Of("a p 1", "b p 2", "c p 3", "a at e1", "b at e2", "c at none", "_:x p 4");
    private readonly RecordingClient _client;

    public ServiceTests() => _client = new RecordingClient(
        ("e1", TestStore.Of("a q x1", "b q y1", "z q z1", "_:n r m")),
        ("e2", TestStore.Of("a q x2", "b q y2", "a s t")));

    private QueryOptions Options => new() { Services = _client };

    [Fact]
    public void Execute_Service_JoinsAndSendsTheValuesFound()
    {
        Assert.Equal(["a ; x1", "b ; y1"], Select("SELECT ?s ?v { ?s :p ?n SERVICE :e1 { ?s :q ?v } }"));
        string query = Assert.Single(_client.Queries);
        Assert.Contains("VALUES ( ?s ) {", query, StringComparison.Ordinal);
        Assert.Contains("( <http://example.org/c> )", query, StringComparison.Ordinal);
        // The blank node of this store is none of the endpoint's.
        Assert.DoesNotContain("UNDEF", query, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_ServiceAlone_AsksForEverything()
    {
        Assert.Equal(["a ; x1", "b ; y1", "z ; z1"], Select("SELECT ?s ?v { SERVICE :e1 { ?s :q ?v } }"));
        Assert.DoesNotContain("VALUES", Assert.Single(_client.Queries), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_ManyRows_SendsThemInBatches()
    {
        int rows = (ServiceCall.RowsPerRequest * 2) + 1;
        using var local = new TestStore(Enumerable.Range(0, rows).Select(i => TestStore.QuadOf($"s{i} p {i}")));
        var client = new RecordingClient(("e", new TestStore(Enumerable.Range(0, rows).Select(i => TestStore.QuadOf($"s{i} q {i}")))));
        Assert.Equal(
            rows, local.Select("SELECT * { ?s :p ?n SERVICE :e { ?s :q ?n } }", new QueryOptions { Services = client }).Count);
        Assert.Equal(3, client.Queries.Count);
    }

    [Fact]
    public void Execute_OptionalService_KeepsRowsWithoutPartner() => Assert.Equal(
        ["1 ; x1", "2 ; y1", "3 ; -", "4 ; -"],
        Select("SELECT ?n ?v { ?s :p ?n OPTIONAL { SERVICE :e1 { ?s :q ?v } } }"));

    [Fact]
    public void Execute_ExistsAndMinus_TakeServices()
    {
        Assert.Equal(["1", "2"], Select("SELECT ?n { ?s :p ?n FILTER EXISTS { SERVICE :e1 { ?s :q ?v } } }"));
        Assert.Equal(["3", "4"], Select("SELECT ?n { ?s :p ?n MINUS { SERVICE :e1 { ?s :q ?v } } }"));
        Assert.Equal(["1", "2", "3", "4"], Select("SELECT ?n { ?s :p ?n MINUS { SERVICE SILENT :none { ?s :q ?v } } }"));
    }

    [Fact]
    public void Execute_FilterOnBothSides_SeesBoth() => Assert.Equal(
        ["b ; y1"],
        Select("SELECT ?s ?v { ?s :p ?n SERVICE :e1 { ?s :q ?v } FILTER(?n > 1 && ?v != :x1) }"));

    [Fact]
    public void Execute_EndpointInAVariable_AsksEachForItsOwnRows()
    {
        Assert.Equal(["a ; x1", "b ; y2", "c ; -"], Select("SELECT ?s ?v { ?s :at ?e SERVICE SILENT ?e { ?s :q ?v } }"));
        var error = Assert.Throws<ServiceException>(() => Select("SELECT ?s ?v { ?s :at ?e SERVICE ?e { ?s :q ?v } }"));
        Assert.Contains("<http://example.org/none>", error.Message, StringComparison.Ordinal);
        Assert.Throws<ServiceException>(() => Select("SELECT * { SERVICE ?e { ?s :q ?v } }"));
        Assert.Throws<ServiceException>(() => Select("SELECT * { ?s :p ?n SERVICE ?n { ?s :q ?v } }"));
    }

    [Fact]
    public void Execute_TwoServices_AreBothAsked() => Assert.Equal(
        ["a ; x1 ; x2", "b ; y1 ; y2"],
        Select("SELECT ?s ?v ?w { SERVICE :e1 { ?s :q ?v } SERVICE :e2 { ?s :q ?w } }"));

    [Fact]
    public void Execute_SilentFailure_LeavesTheRowsAsTheyAre()
    {
        Assert.Equal(["1 ; -", "2 ; -", "3 ; -", "4 ; -"], Select("SELECT ?n ?v { ?s :p ?n SERVICE SILENT :none { ?s :q ?v } }"));
        Assert.Single(_client.Queries);
        Assert.Equal(["-"], Select("SELECT ?v { SERVICE SILENT :none { ?s :q ?v } }"));
        Assert.Throws<ServiceException>(() => Select("SELECT ?n ?v { ?s :p ?n SERVICE :none { ?s :q ?v } }"));
    }

    [Fact]
    public void Execute_BlankNodesOfAnAnswer_AreNoneOfTheStore() =>
        Assert.Equal(["4"], Select("SELECT (COUNT(*) AS ?n) { ?s :p ?v SERVICE :e1 { ?node :r ?m } FILTER(?s != ?node) }"));

    [Fact]
    public void Execute_WithoutClient_RefusesUnlessSilent()
    {
        Assert.Throws<ServiceException>(() => _local.Select("SELECT * { SERVICE :e1 { ?s :q ?v } }"));
        Assert.Equal(4, _local.Select("SELECT ?n { ?s :p ?n SERVICE SILENT :e1 { ?s :q ?v } }").Count);
    }

    [Fact]
    public void Execute_SlowEndpoint_EndsWithTheQuery()
    {
        var options = new QueryOptions { Services = new WaitingClient(), Timeout = TimeSpan.FromMilliseconds(30) };
        Assert.Throws<QueryTimeoutException>(() => _local.Select("SELECT * { SERVICE SILENT :e1 { ?s :q ?v } }", options));
    }

    [Fact]
    public void Execute_EmptyLeftSide_AsksNothing()
    {
        Assert.Empty(Select("SELECT * { ?s :unknown ?n SERVICE :e1 { ?s :q ?v } }"));
        Assert.Empty(_client.Queries);
    }

    [Fact]
    public void Execute_Update_TakesServices()
    {
        using UpdateStore store = UpdateStore.Of("a p 1");
        store.Execute("INSERT { ?s :q ?v } WHERE { ?s :p ?n SERVICE :e1 { ?s :q ?v } }", new UpdateOptions { Services = _client });
        Assert.Equal(["a p 1", "a q x1"], store.Lines());
    }

    [Fact]
    public void Write_AwkwardValues_AreEscapedOrHeldBack()
    {
        Assert.False(ServiceQuery.CanSend(new Iri("http://example.org/a> } INSERT")));
        Assert.False(ServiceQuery.CanSend(new Literal("a", "en> }")));
        Assert.False(ServiceQuery.CanSend(new BlankNode("b")));
        var text = new Literal("\"quoted\\\n\" ) }");
        string query = ServiceQuery.Write("{ ?s ?p ?v }", [], [new("v")], [[text], [null]]);
        var parsed = Sparql.SparqlParser.ParseQuery(query);
        Assert.Contains("Values ?v (2 rows)", Sparql.Algebra.AlgebraPrinter.Print(parsed), StringComparison.Ordinal);
    }

    private List<string> Select(string query) => [.. _local.Select(query, Options).Select(QueryEngineTests.Short)];

    private sealed class WaitingClient : IServiceClient
    {
        public SolutionTable Select(Iri endpoint, string query, CancellationToken cancellationToken)
        {
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
