using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.Turtle;

public class TurtleReaderTests
{
    [Fact]
    public void Read_NestedNodesAndLists_GivesEveryTriple()
    {
        Dataset dataset = Documents.Read(
            """
            @prefix ex: <http://ex/> .
            ex:s a ex:C ; ex:p 1, 2.5, 1e3, true, "x"@fr, 'y'^^ex:t ; ; ex:q [ ex:r ( "a" [] () ) ] .
            [ ex:p ex:o ] .
            ( 1 ) ex:p ex:o .
            """);

        Assert.Equal(
            """
            <http://ex/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://ex/C> .
            <http://ex/s> <http://ex/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
            <http://ex/s> <http://ex/p> "2.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
            <http://ex/s> <http://ex/p> "1e3"^^<http://www.w3.org/2001/XMLSchema#double> .
            <http://ex/s> <http://ex/p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
            <http://ex/s> <http://ex/p> "x"@fr .
            <http://ex/s> <http://ex/p> "y"^^<http://ex/t> .
            <http://ex/s> <http://ex/q> _:g1 .
            _:g1 <http://ex/r> _:g2 .
            _:g2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "a" .
            _:g2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:g3 .
            _:g3 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> _:g4 .
            _:g3 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:g5 .
            _:g5 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
            _:g5 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
            _:g6 <http://ex/p> <http://ex/o> .
            _:g7 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
            _:g7 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
            _:g7 <http://ex/p> <http://ex/o> .
            """,
            Documents.Lines(dataset));
    }

    [Theory]
    [InlineData("'x' @fr", "\"x\"@fr")]
    [InlineData("'x'\n  @fr", "\"x\"@fr")]
    [InlineData("'x'\r\n^^\n<http://ex/t>", "\"x\"^^<http://ex/t>")]
    public void Read_SpaceWithinALiteral_IsPassed(string literal, string expected)
    {
        Dataset dataset = Documents.Read($"<http://ex/s> <http://ex/p> {literal} .");

        Assert.Equal($"<http://ex/s> <http://ex/p> {expected} .", Documents.Lines(dataset));
    }

    [Fact]
    public void Read_DeclarationAfterALiteralWithoutItsDot_IsNoLanguageTag()
    {
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read("<http://ex/s> <http://ex/p> 'x'\n@prefix ex: <http://ex/> ."));

        Assert.Contains("is a '.' missing at the end of the line before?", error.Message, StringComparison.Ordinal);
    }
}
