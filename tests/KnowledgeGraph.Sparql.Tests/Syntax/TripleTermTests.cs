using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>Triple terms, reified triples, annotations and directions (SPARQL 1.2 §4.3), seen through the algebra printer.</summary>
public sealed class TripleTermTests
{
    [Fact]
    public void ReifiedTriple_WithoutName_IsABlankNodeThatReifiesATripleTerm() => Check(
        "SELECT * { << ?s :p ?o >> :q ?z }",
        """
        Project ?s ?o ?z
          BGP
            _:0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p ?o )>>
            _:0 :q ?z
        """);

    [Fact]
    public void ReifiedTriple_Nested_NamesTheInnerReifier() => Check(
        "SELECT * { << << ?s :p 1 ~ :r >> :p <<( :a :p ?o )>> ~ ?t >> }",
        """
        Project ?s ?o ?t
          BGP
            :r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p 1 )>>
            ?t <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( :r :p <<( :a :p ?o )>> )>>
        """);

    [Fact]
    public void Annotation_Blocks_BelongToTheReifierBeforeThem() => Check(
        "SELECT * { ?s :p ?o ~ :r {| :q 1 |} {| :q 2 |} ~ ?t , 3 ~ }",
        """
        Project ?s ?o ?t
          BGP
            ?s :p ?o
            :r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p ?o )>>
            :r :q 1
            _:0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p ?o )>>
            _:0 :q 2
            ?t <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p ?o )>>
            ?s :p 3
            _:1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p 3 )>>
        """);

    [Fact]
    public void Annotation_PathInside_IsAPathFromTheReifier() => Check(
        "SELECT ?s { ?s :p ?o {| :q+ 1 |} }",
        """
        Project ?s
          Join
            BGP
              ?s :p ?o
              _:0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :p ?o )>>
            Path _:0 :q+ 1
        """);

    [Fact]
    public void TripleTerm_Ground_IsAConstant()
    {
        var pattern = (BasicGraphPattern)((Project)Parse("SELECT ?s { ?s :p <<( :a :p <<( :b :p 'x'@ar--rtl )>> )>> }").Pattern).Input;
        var term = (TripleTerm)Assert.IsType<Constant>(pattern.Patterns[0].Object).Term;
        Assert.Equal(new Literal("x", "ar", "rtl"), ((TripleTerm)term.Object).Object);
    }

    [Fact]
    public void TripleTerm_LiteralAsSubject_IsAPatternThatNothingMatches()
    {
        var pattern = (BasicGraphPattern)((Project)Parse("SELECT ?s { ?s :p <<( 1 :p 2 )>> }").Pattern).Input;
        Assert.IsType<TripleTermPattern>(pattern.Patterns[0].Object);
    }

    [Fact]
    public void Expression_TripleTerm_IsACallOrAConstant() => Check(
        "SELECT * { BIND(<<( ?s :p <<( :a a 1 )>> )>> AS ?t) FILTER(?t != <<( :a :p 1 )>>) }",
        """
        Project ?t
          Filter ?t != <<( :a :p 1 )>>
            Extend ?t := TRIPLE(?s, :p, <<( :a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> 1 )>>)
              BGP
        """);

    [Fact]
    public void Values_TripleTerms_AreTerms()
    {
        var table = (ValuesTable)((Project)Parse("SELECT * { VALUES (?x ?y) { (<<( :a a 1 )>> UNDEF) } }").Pattern).Input;
        Assert.IsType<TripleTerm>(table.Rows[0][0]);
    }

    [Fact]
    public void Functions_Of12_AreKnownWithTheirArguments()
    {
        Query query = Parse("SELECT (strlangdir('a', 'ar', 'rtl') AS ?a) (hasLANG(?x) AS ?b) (hasLangDir(?x) AS ?c) (LANGDIR(?x) AS ?d) "
            + "(isTriple(?x) AS ?e) (subject(?x) AS ?f) (Predicate(?x) AS ?g) (OBJECT(?x) AS ?h) { }");
        Assert.Contains(BuiltInFunction.StrLangDir.ToString().ToUpperInvariant(), AlgebraPrinter.Print(query));
        Assert.Throws<SparqlSyntaxException>(() => Parse("SELECT (TRIPLE(?a, ?b) AS ?t) { }"));
    }

    [Fact]
    public void ConstructWhere_AnonymousReifier_IsMadeAnewInTheTemplate()
    {
        var construct = (ConstructQuery)Parse("CONSTRUCT WHERE { << ?s :p _:b >> :q [] }");
        var pattern = (BasicGraphPattern)construct.Pattern;
        Assert.NotEqual(pattern.Patterns[0].Subject, construct.Template[0].Subject);
        Assert.NotEqual(((TripleTermPattern)pattern.Patterns[0].Object).Object, ((TripleTermPattern)construct.Template[0].Object).Object);
        Assert.Equal(construct.Template[0].Subject, construct.Template[1].Subject);
    }

    [Fact]
    public void InsertData_Annotation_SharesTheReifierAndTheBlankNodes()
    {
        UpdateRequest request = SparqlParser.ParseUpdate("PREFIX : <http://e/> INSERT DATA { _:b :p 1 {| :q _:b |} }");
        IReadOnlyList<Quad> quads = Assert.IsType<InsertData>(request.Operations[0]).Quads;
        Assert.Equal(3, quads.Count);
        Assert.Equal(new TripleTerm(quads[0].Subject, quads[0].Predicate, quads[0].Object), quads[1].Object);
        Assert.Equal(quads[1].Subject, quads[2].Subject);
        Assert.Equal(quads[0].Subject, quads[2].Object);
    }

    [Fact]
    public void Escapes_InStringsAndIris_AreCharacters()
    {
        Query query = Parse("SELECT * { ?s <http://e/\\u00e9\\U0001F47E> '\\u005Cn\\u0022\\u0027' }");
        TriplePattern triple = ((BasicGraphPattern)((Project)query.Pattern).Input).Patterns[0];
        Assert.Equal(new TriplePattern(new Variable("s"), new Constant(new Iri("http://e/é👾")), new Constant(new Literal("\\n\"'"))), triple);
    }

    private static void Check(string query, string expected) => Assert.Equal(expected, AlgebraPrinter.Print(Parse(query)).TrimEnd('\n'));

    private static Query Parse(string query) => SparqlParser.ParseQuery("PREFIX : <http://e/> " + query);
}
