using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Sparql.Tests.Syntax;

public sealed class UpdateParserTests
{
    private static readonly Iri G = new("http://e/g");
    private static readonly Iri P = new("http://e/p");

    [Fact]
    public void ParseUpdate_EmptyRequest_HasNoOperations() => Assert.Empty(SparqlParser.ParseUpdate("# nothing").Operations);

    [Fact]
    public void ParseUpdate_InsertData_GivesQuadsAndSharesBlankNodes()
    {
        var insert = Assert.IsType<InsertData>(Parse("INSERT DATA { _:b :p 1 GRAPH :g { _:b :p [] } }"));
        Assert.Equal(2, insert.Quads.Count);
        Assert.Null(insert.Quads[0].Graph);
        Assert.Equal(G, insert.Quads[1].Graph);
        Assert.Equal(insert.Quads[0].Subject, insert.Quads[1].Subject);
        Assert.NotEqual(insert.Quads[1].Subject, insert.Quads[1].Object);
    }

    [Fact]
    public void ParseUpdate_Modify_KeepsItsParts()
    {
        var modify = Assert.IsType<Modify>(
            Parse("WITH :g DELETE { ?s :p ?o } INSERT { GRAPH ?h { ?s :p [] } } USING :g USING NAMED :h WHERE { ?s :p ?o }"));
        Assert.Equal(G, modify.With);
        Assert.Equal(
            new QuadPattern(null, new TriplePattern(new Variable("s"), new Constant(P), new Variable("o"))), Assert.Single(modify.Delete));
        Assert.Equal(new Variable("h"), Assert.Single(modify.Insert).Graph);
        Assert.Equal([G], modify.Using.Default);
        Assert.Equal([new Iri("http://e/h")], modify.Using.Named);
        Assert.IsType<BasicGraphPattern>(modify.Pattern);
    }

    [Fact]
    public void ParseUpdate_DeleteWhere_MatchesWhatItDeletes()
    {
        var modify = Assert.IsType<Modify>(Parse("DELETE WHERE { ?s :p ?o GRAPH :g { ?s :p 1 } }"));
        Assert.Equal(2, modify.Delete.Count);
        Assert.Equal(
            "Join\n  BGP\n    ?s <http://e/p> ?o\n  Graph <http://e/g>\n    BGP\n      ?s <http://e/p> 1\n",
            new AlgebraPrinter().Print(modify.Pattern));
    }

    [Fact]
    public void ParseUpdate_GraphManagement_KeepsTargetsAndSilence()
    {
        UpdateRequest request = SparqlParser.ParseUpdate(
            "PREFIX : <http://e/> LOAD SILENT <http://d> INTO GRAPH :g ; CLEAR NAMED ; DROP SILENT GRAPH :g ; CREATE GRAPH :g ; "
            + "ADD DEFAULT TO :g ; MOVE SILENT :g TO DEFAULT ; COPY GRAPH :g TO GRAPH :p ;");
        Assert.Equal(
            [
                new LoadGraph(new Iri("http://d"), G, true),
                new ClearGraphs(new GraphTarget(GraphTargetKind.Named), false),
                new DropGraphs(new GraphTarget(GraphTargetKind.Graph, G), true),
                new CreateGraph(G, false),
                new AddGraph(null, G, false),
                new MoveGraph(G, null, true),
                new CopyGraph(G, P, false),
            ],
            request.Operations);
    }

    private static UpdateOperation Parse(string update) =>
        Assert.Single(SparqlParser.ParseUpdate("PREFIX : <http://e/> " + update).Operations);
}
