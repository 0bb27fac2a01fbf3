using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Updating;

/// <summary>Whole update requests on small data.</summary>
public sealed class UpdateEngineTests
{
    [Fact]
    public void Execute_SeveralOperations_EachSeesThoseBeforeIt()
    {
        using UpdateStore store = UpdateStore.Of("a p b");
        UpdateResult result = store.Execute(
            """
            INSERT DATA { :c :p :d } ;
            INSERT { ?o :q ?s } WHERE { ?s :p ?o } ;
            DELETE WHERE { ?s :p ?o } ;
            INSERT { :all :count ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } }
            """);
        Assert.Equal(["all count 2", "b q a", "d q c"], store.Lines());
        Assert.Equal(new UpdateResult(Inserted: 3, Deleted: 1), result);
    }

    [Fact]
    public void Execute_FailingOperation_ChangesNothing()
    {
        using UpdateStore store = UpdateStore.Of("a p b", "c p d g");
        var error = Assert.Throws<UpdateException>(() => store.Execute("INSERT DATA { :x :p :new } ; CLEAR ALL ; CLEAR GRAPH :none"));
        Assert.Contains("<http://example.org/none>", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a p b", "c p d g"], store.Lines());
        Assert.Equal(new UpdateResult(1, 0), store.Execute("INSERT DATA { :x :p :new }"));
    }

    [Fact]
    public void Execute_DeleteInsert_DeletesBeforeItInserts()
    {
        using UpdateStore store = UpdateStore.Of("a p b", "b p a", "b p c");
        UpdateResult result = store.Execute("DELETE { ?s :p ?o } INSERT { ?o :p ?s } WHERE { ?s :p ?o }");
        Assert.Equal(["a p b", "b p a", "c p b"], store.Lines());
        Assert.Equal(new UpdateResult(1, 1), result);
    }

    [Fact]
    public void Execute_TemplateWithBlankNodes_MakesThemAnewForEachSolution()
    {
        using UpdateStore store = UpdateStore.Of("a p 1", "b p 2");
        store.Execute("INSERT { ?s :is _:n . _:n :value ?v } WHERE { ?s :p ?v } ; DELETE WHERE { ?s :p ?v }");
        Assert.Equal(["_ value 1", "_ value 2", "a is _", "b is _"], store.Lines());
        Assert.Equal(4, store.ReadAll().SelectMany(quad => new[] { quad.Subject, quad.Object }).OfType<BlankNode>().Count());
        Assert.Equal(2, store.ReadAll().Select(quad => quad.Subject).OfType<BlankNode>().Distinct().Count());
    }

    [Fact]
    public void Execute_LabelOfAStoredNode_IsAnotherNode()
    {
        using UpdateStore store = UpdateStore.Of("_:x p b");
        string label = ((BlankNode)store.ReadAll().Single().Subject).Label;
        store.Execute($"INSERT DATA {{ _:{label} :p :c }}");
        Assert.Equal(2, store.ReadAll().Select(quad => quad.Subject).Distinct().Count());
    }

    [Fact]
    public void Execute_TemplateThatGivesNoRdf_LeavesItOut()
    {
        using UpdateStore store = UpdateStore.Of("a p 1");
        store.Execute("INSERT { ?v :q ?s . ?s ?v ?s . ?s :r ?unbound . ?s :ok ?v . GRAPH ?v { ?s :p ?s } } WHERE { ?s :p ?v }");
        Assert.Equal(["a ok 1", "a p 1"], store.Lines());
    }

    [Fact]
    public void Execute_ComputedTerms_AreStored()
    {
        using UpdateStore store = UpdateStore.Of("a p 1");
        store.Execute(
            """
            INSERT { ?s :iri ?i ; :text ?t . GRAPH ?i { ?s :p ?s } }
            WHERE {
              ?s :p ?v
              BIND(IRI(CONCAT("http://example.org/made/", STR(?v))) AS ?i)
              BIND(CONCAT("a text longer than inline ", STR(?v)) AS ?t)
            }
            """);
        Assert.Equal(["a iri made/1", "a p 1", "a p a made/1", "a text a text longer than inline 1"], store.Lines());
    }

    [Fact]
    public void Execute_WithAndUsing_ChooseTheGraphs()
    {
        using UpdateStore store = UpdateStore.Of("a p b", "c p d g", "e p f h");
        store.Execute("WITH :g INSERT { ?s :seen ?o } WHERE { ?s :p ?o }");
        store.Execute("WITH :g INSERT { ?s :used ?o } USING :h WHERE { ?s :p ?o }");
        store.Execute("INSERT { ?s :named ?g } USING NAMED :h WHERE { GRAPH ?g { ?s :p ?o } }");
        store.Execute("WITH :g DELETE { ?s :p ?o } WHERE { GRAPH :g { ?s :p ?o } }");
        Assert.Equal(["a p b", "c seen d g", "e named h", "e p f h", "e used f g"], store.Lines());
    }

    [Theory]
    [InlineData(DefaultGraphMode.StoreDefault, new[] { "a p b", "a q b", "c p d g" })]
    [InlineData(DefaultGraphMode.Union, new[] { "a p b", "a q b", "c p d g", "c q d" })]
    public void Execute_DefaultGraphMode_IsThatOfWhere(DefaultGraphMode mode, string[] expected)
    {
        using UpdateStore store = UpdateStore.Of("a p b", "c p d g");
        store.Execute("INSERT { ?s :q ?o } WHERE { ?s :p ?o }", new UpdateOptions { DefaultGraph = mode });
        Assert.Equal(expected, store.Lines());
    }

    [Fact]
    public void Execute_UsingParameters_NameTheDataset_UnlessTheRequestDoes()
    {
        using UpdateStore store = UpdateStore.Of("a p b", "c p d g");
        var options = new UpdateOptions { UsingGraphs = [new Iri("http://example.org/g")] };
        store.Execute("INSERT { ?s :q ?o } WHERE { ?s :p ?o }", options);
        Assert.Equal(["a p b", "c p d g", "c q d"], store.Lines());
        Assert.Throws<UpdateException>(() => store.Execute("WITH :g DELETE { ?s :q ?o } WHERE { ?s :p ?o }", options));
    }

    [Theory]
    [InlineData("COPY DEFAULT TO :g", new[] { "a p b", "a p b g" })]
    [InlineData("MOVE DEFAULT TO :g", new[] { "a p b g" })]
    [InlineData("ADD DEFAULT TO :g", new[] { "a p b", "a p b g", "c p d g" })]
    [InlineData("MOVE :g TO :g", new[] { "a p b", "c p d g" })]
    [InlineData("MOVE :g TO DEFAULT", new[] { "c p d" })]
    [InlineData("COPY SILENT :none TO :g", new[] { "a p b", "c p d g" })]
    [InlineData("CREATE GRAPH :new ; CLEAR NAMED", new[] { "a p b" })]
    [InlineData("DROP DEFAULT", new[] { "c p d g" })]
    [InlineData("DROP ALL ; INSERT DATA { :x :p :y }", new[] { "x p y" })]
    [InlineData("CREATE SILENT GRAPH :g ; DROP SILENT GRAPH :none", new[] { "a p b", "c p d g" })]
    public void Execute_GraphManagement_FollowsTheSpecification(string update, string[] expected)
    {
        using UpdateStore store = UpdateStore.Of("a p b", "c p d g");
        store.Execute(update);
        Assert.Equal(expected, store.Lines());
    }

    [Theory]
    [InlineData("CREATE GRAPH :g")]
    [InlineData("DROP GRAPH :none")]
    [InlineData("COPY :none TO :g")]
    [InlineData("LOAD <http://127.0.0.1/secret>")]
    public void Execute_WhatCannotBeDone_FailsUnlessSilent(string update)
    {
        using UpdateStore store = UpdateStore.Of("a p b", "c p d g");
        Assert.Throws<UpdateException>(() => store.Execute(update));
        store.Execute(update.Insert(update.IndexOf(' ', StringComparison.Ordinal), " SILENT"));
        Assert.Equal(["a p b", "c p d g"], store.Lines());
    }

    [Fact]
    public void Execute_Load_ReadsByTheLoaderAlone()
    {
        using UpdateStore store = UpdateStore.Of("a p b");
        var loader = new TextLoader("<http://example.org/c> <http://example.org/p> <http://example.org/d> .");
        var options = new UpdateOptions { Loader = loader };
        UpdateResult result = store.Execute("LOAD <http://example.org/doc> ; LOAD <http://example.org/doc> INTO GRAPH :g", options);
        Assert.Equal(new UpdateResult(2, 0), result);
        Assert.Equal(["a p b", "c p d", "c p d g"], store.Lines());
    }

    [Fact]
    public void Execute_BrokenDocument_LeavesNothingOfIt()
    {
        using UpdateStore store = UpdateStore.Of("a p b");
        var loader = new TextLoader("<http://example.org/c> <http://example.org/p> <http://example.org/d> .\n<http://example.org/c> .");
        var options = new UpdateOptions { Loader = loader };
        Assert.Throws<RdfSyntaxException>(() => store.Execute("LOAD <http://example.org/doc>", options));
        store.Execute("INSERT DATA { :x :p :y } ; LOAD SILENT <http://example.org/doc>", options);
        Assert.Equal(["a p b", "x p y"], store.Lines());
    }

    [Fact]
    public void Execute_OverItsTimeMemoryOrCancelled_ChangesNothing()
    {
        using UpdateStore store = new(Enumerable.Range(0, 3000).Select(i => TestStore.QuadOf($"a{i} p {i}")));
        const string update = "INSERT { ?a :q ?b } WHERE { ?a :p ?x . ?b :p ?y }";
        Assert.Throws<QueryTimeoutException>(() => store.Execute(update, new UpdateOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<QueryMemoryLimitException>(() => store.Execute(update, new UpdateOptions { MemoryBudget = 4 << 20 }));
        Assert.ThrowsAny<OperationCanceledException>(() => store.Execute(update, null, new CancellationToken(canceled: true)));
        Assert.Equal(3000, store.ReadAll().Count);
    }

    [Fact]
    public void Execute_WaitingForAnotherWriter_TakesFromItsTime()
    {
        using UpdateStore store = UpdateStore.Of("a p b");
        using WriteTransaction other = store.Store.BeginWrite();
        var options = new UpdateOptions { Timeout = TimeSpan.FromMilliseconds(20) };
        Assert.Throws<QueryTimeoutException>(() => store.Execute("CLEAR ALL", options));
    }

    private sealed class TextLoader(string turtle) : IGraphLoader
    {
        public void Load(Iri source, IQuadSink sink, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(turtle));
            RdfReader.Read(stream, RdfFormat.Turtle, new RdfReaderOptions { BaseIri = source.Value }, sink, cancellationToken);
        }
    }
}
