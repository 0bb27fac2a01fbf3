using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>The translation of SPARQL 1.1 §18.2, seen through the algebra printer.</summary>
public sealed class TranslationTests
{
    [Fact]
    public void Group_FilterBetweenTriples_LeavesOneBasicGraphPattern() => Check(
        "SELECT * { ?s :p ?o FILTER(?o > 1) ?s :q ?z }",
        """
        Project ?s ?o ?z
          Filter ?o > 1
            BGP
              ?s :p ?o
              ?s :q ?z
        """);

    [Fact]
    public void Group_SeveralFilters_AreOneConjunction() => Check(
        "SELECT ?s { FILTER(?o > 1) ?s :p ?o FILTER(!?b) }",
        """
        Project ?s
          Filter (?o > 1) && !?b
            BGP
              ?s :p ?o
        """);

    [Fact]
    public void Optional_Filter_BecomesConditionOfTheLeftJoin() => Check(
        "SELECT ?s { ?s :p ?o OPTIONAL { ?s :q ?z FILTER(?z < ?o) } }",
        """
        Project ?s
          LeftJoin ?z < ?o
            BGP
              ?s :p ?o
            BGP
              ?s :q ?z
        """);

    [Fact]
    public void Optional_FilterInInnerGroup_StaysInside() => Check(
        "SELECT ?s { ?s :p ?o OPTIONAL { { ?s :q ?z FILTER(?z < ?o) } } }",
        """
        Project ?s
          LeftJoin
            BGP
              ?s :p ?o
            Filter ?z < ?o
              BGP
                ?s :q ?z
        """);

    [Fact]
    public void Optional_First_IsJoinedToTheEmptyPattern() => Check(
        "SELECT * { OPTIONAL { ?s :q ?z } }",
        """
        Project ?s ?z
          LeftJoin
            BGP
            BGP
              ?s :q ?z
        """);

    [Fact]
    public void Bind_EndsTheBasicGraphPattern() => Check(
        "SELECT * { ?s :p ?o BIND(?o + 1 AS ?n) ?s :q ?n }",
        """
        Project ?s ?o ?n
          Join
            Extend ?n := ?o + 1
              BGP
                ?s :p ?o
            BGP
              ?s :q ?n
        """);

    [Fact]
    public void UnionMinusGraphValues_AreTranslatedInOrder() => Check(
        "SELECT * { { ?s :p ?a } UNION { ?s :q ?b } UNION { GRAPH ?g { ?s :r ?c } } MINUS { ?s :x ?hidden } VALUES (?a ?d) { (1 UNDEF) } }",
        """
        Project ?s ?a ?b ?c ?g ?d
          Join
            Minus
              Union
                Union
                  BGP
                    ?s :p ?a
                  BGP
                    ?s :q ?b
                Graph ?g
                  BGP
                    ?s :r ?c
              BGP
                ?s :x ?hidden
            Values ?a ?d (1 rows)
        """);

    [Fact]
    public void Path_SequenceAndInverse_BecomeTriples() => Check(
        "SELECT * { ?s :p/^:q ?o . ?o :r ?z }",
        """
        Project ?s ?o ?z
          BGP
            ?s :p _:0
            ?o :q _:0
            ?o :r ?z
        """);

    [Fact]
    public void Path_Alternative_BecomesUnion() => Check(
        "SELECT * { ?s (:p|:q+) ?o }",
        """
        Project ?s ?o
          Union
            BGP
              ?s :p ?o
            Path ?s :q+ ?o
        """);

    [Fact]
    public void Path_NegatedSetAndRepetition_StayPaths() => Check(
        "SELECT * { ?s !(:p|^:q) ?o ; (:p/:q)* ?z . }",
        """
        Project ?s ?o ?z
          Join
            Path ?s !(:p|^:q) ?o
            Path ?s (:p/:q)* ?z
        """);

    [Fact]
    public void BlankNodes_ListsAndProperties_AreInvisibleVariables() => Check(
        "SELECT * { [ :p ?x ] :q (1 _:a) }",
        """
        Project ?x
          BGP
            _:0 :p ?x
            _:1 rdf:first 1
            _:1 rdf:rest _:2
            _:2 rdf:first _:_a
            _:2 rdf:rest rdf:nil
            _:0 :q _:1
        """);

    [Fact]
    public void Aggregates_GroupHavingOrder_ShareOneAggregate() => Check(
        "SELECT ?k (COUNT(?x) AS ?n) { ?s :k ?k ; :x ?x } GROUP BY ?k HAVING (COUNT(?x) > 1) ORDER BY DESC(COUNT(?x)) ?s LIMIT 5 OFFSET 2",
        """
        Slice offset 2 limit 5
          Project ?k ?n
            OrderBy DESC(_:0), _:1
              Extend ?n := _:0
                Filter _:0 > 1
                  Group ?k, _:0 := COUNT(?x), _:1 := SAMPLE(?s)
                    BGP
                      ?s :k ?k
                      ?s :x ?x
        """);

    [Fact]
    public void Aggregates_NameUsedInHaving_StandsForItsExpression() => Check(
        "SELECT (SUM(?x) * 2 AS ?n) { ?s :x ?x } GROUP BY (str(?s) AS ?t) HAVING (?n > 1)",
        """
        Project ?n
          Extend ?n := _:0 * 2
            Filter (_:0 * 2) > 1
              Group ?t := STR(?s), _:0 := SUM(?x)
                BGP
                  ?s :x ?x
        """);

    [Fact]
    public void SubSelect_ShowsOnlyWhatItProjects() => Check(
        "SELECT * { { SELECT DISTINCT ?s { ?s :p ?o } } ?s :q ?z } VALUES ?z { 1 2 }",
        """
        Project ?s ?z
          Join
            Join
              Distinct
                Project ?s
                  BGP
                    ?s :p ?o
              BGP
                ?s :q ?z
            Values ?z (2 rows)
        """);

    [Fact]
    public void Construct_ShortForm_MakesItsBlankNodesAnew()
    {
        var query = (ConstructQuery)Parse("CONSTRUCT WHERE { _:a :p ?o }");
        var pattern = (BasicGraphPattern)query.Pattern;
        Assert.Equal(query.Template[0].Object, pattern.Patterns[0].Object);
        Assert.NotEqual(query.Template[0].Subject, pattern.Patterns[0].Subject);
        Assert.False(((Variable)query.Template[0].Subject).IsVisible);
    }

    [Fact]
    public void Service_Text_IsSelfContained()
    {
        var query = (SelectQuery)Parse("BASE <http://b/> SELECT * { SERVICE SILENT <x> { ?s :p <y> # remark\n ; a 'z' } }");
        var service = (ServicePattern)((Project)query.Pattern).Input;
        Assert.Equal("{ ?s <http://e/p> <http://b/y> ; a 'z' }", service.Text);
        Assert.True(service.Silent);
        Assert.Equal(new Constant(new Rdf.Iri("http://b/x")), service.Endpoint);
    }

    [Fact]
    public void Describe_Star_TakesTheVariablesInScope()
    {
        var query = (DescribeQuery)Parse("DESCRIBE * { ?s :p [ :q ?o ] }");
        Assert.Equal([new Variable("s"), new Variable("o")], query.Resources);
    }

    [Fact]
    public void Dataset_FromAndFromNamed_AreKept()
    {
        Query query = Parse("ASK FROM <http://e/g> FROM NAMED :h { }");
        Assert.Equal([new Rdf.Iri("http://e/g")], query.Dataset.Default);
        Assert.Equal([new Rdf.Iri("http://e/h")], query.Dataset.Named);
        Assert.Equal(["", "rdf"], query.Prefixes.Select(prefix => prefix.Key));
    }

    [Theory]
    [InlineData("?a - 1 * 2", "?a - (1 * 2)")]
    [InlineData("?a -1*2", "?a - (1 * 2)")]
    [InlineData("?a +1 -2", "(?a + 1) - 2")]
    [InlineData("-?a = +3", "-?a = +3")]
    [InlineData("1 || 2 && 3 = 4 + 5 * 6", "1 || (2 && (3 = (4 + (5 * 6))))")]
    [InlineData("?x NOT IN (1, 'a'@fr) && EXISTS { ?x :p 1 }", "(?x NOT IN (1, \"a\"@fr)) && EXISTS { BGP ?x :p 1 }")]
    [InlineData("regex(str(?x), \"^a\", 'i')", "REGEX(STR(?x), \"^a\", \"i\")")]
    [InlineData("<http://e/f>(DISTINCT ?x, 2.5)", ":f(DISTINCT ?x, 2.5)")]
    public void Expression_Precedence_FollowsTheGrammar(string written, string expected)
    {
        var query = (AskQuery)Parse($"ASK {{ FILTER({written}) }}");
        Assert.Equal(expected, new AlgebraPrinter(query.Prefixes).Print(((Filter)query.Pattern).Condition));
    }

    private static void Check(string query, string expected) => Assert.Equal(expected + "\n", AlgebraPrinter.Print(Parse(query)));

    private static Query Parse(string query) =>
        SparqlParser.ParseQuery("PREFIX : <http://e/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> " + query);
}
