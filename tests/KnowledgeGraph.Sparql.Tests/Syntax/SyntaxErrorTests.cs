namespace KnowledgeGraph.Sparql.Tests.Syntax;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("SELECT * { ?s ?p ?o", 1, 20, "a '}' is missing")]
    [InlineData("SELECT * { ?s ?p ?o }}", 1, 22, "found '}' without a '{'")]
    [InlineData("SELECT *\n{ ?s dct:title ?o }", 2, 6, "add: PREFIX dct: <http://purl.org/dc/terms/>")]
    [InlineData("PREFIX ex: <http://e/>\nASK { ?s ey:title ?o }", 2, 10, "was ex: meant?")]
    [InlineData("SELECT name WHERE { ?s ?p ?name }", 1, 8, "?name")]
    [InlineData("SELECT * { ?s ?p ?o . ; ?q ?r }", 1, 23, "';' goes on with the same subject")]
    [InlineData("SELECT * { ?s ?p ?o ; ?t ?q ?r }", 1, 29, "after ';' come a predicate and its object")]
    [InlineData("SELECT * { ?s ?p ?o ?t ?q ?r }", 1, 21, "'.' between two triples")]
    [InlineData("SELECT ?a, ?b { ?a ?p ?b }", 1, 10, "separated by spaces")]
    [InlineData("SELECT COUNT(*) { ?s ?p ?o }", 1, 8, "(COUNT(…) AS ?name)")]
    [InlineData("SELCT * { ?s ?p ?o }", 1, 1, "was SELECT meant?")]
    [InlineData("SELECT * { ?s ?p ?o UNION ?s ?p ?o }", 1, 21, "{ … } UNION { … }")]
    [InlineData("SELECT * { FILTER ?x > 1 }", 1, 19, "an expression in parentheses")]
    [InlineData("SELECT * { FILTER(COUNT(?x) > 1) }", 1, 19, "sub-query")]
    [InlineData("SELECT * { FILTER(substr(?x)) }", 1, 19, "2 to 3 argument")]
    [InlineData("SELECT * { ?s ?p 'abc }", 1, 18, "not closed")]
    [InlineData("SELECT * { ?s ?p 'a\\qc' }", 1, 20, "backslash")]
    [InlineData("SELECT * { ?s ?p <a> }", 1, 18, "no base")]
    [InlineData("SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o }", 1, 8, "SAMPLE(?o)")]
    [InlineData("SELECT * { ?s ?p ?o } GROUP BY ?s", 1, 1, "SELECT *")]
    [InlineData("SELECT * { ?s ?p ?o BIND(1 AS ?o) }", 1, 31, "?o")]
    [InlineData("SELECT (COUNT(COUNT(*)) AS ?n) {}", 1, 15, "inside another aggregate")]
    [InlineData("SELECT * { VALUES (?a ?b) { (1) } }", 1, 29, "1 values for 2 variables")]
    [InlineData("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999", 1, 29, "larger")]
    [InlineData("INSERT DATA { <http://a> <http://b> 1 }", 1, 1, "this is an update")]
    [InlineData("SELECT * { ?s ?p \"\\uD800\" }", 1, 19, "surrogates")]
    [InlineData("SELECT * { ?s ?p <http://e/\\uD800> }", 1, 28, "surrogates")]
    [InlineData("SELECT * { ?s ?p <http://e/\\u0020> }", 1, 28, "no IRI holds the character U+0020")]
    [InlineData("SELECT ?\\u0061 { }", 1, 8, "'?'")]
    [InlineData("SELECT * { ?s ?p \\u0061 }", 1, 18, "a backslash may only stand in strings, in IRIs")]
    [InlineData("SELECT * { ?s :\\u0070 ?o }", 1, 16, "this character cannot be escaped")]
    [InlineData("SELECT * { ?s ?p 'a'@ar--up }", 1, 24, "ltr or rtl")]
    [InlineData("SELECT * { ?s ?p ?o ~ }}", 1, 24, "found '}' without a '{'")]
    [InlineData("SELECT * { ?s (a/a) ?o {| ?p ?q |} }", 1, 24, "a property path may stand for many")]
    [InlineData("SELECT * { << ?s ?p (1) >> ?q ?r }", 1, 21, "is no list")]
    [InlineData("SELECT * { <<( ?s ?p << ?a ?b ?c >> )>> ?q ?r }", 1, 22, "write a triple term")]
    [InlineData("SELECT * { << ?s a/a ?o >> ?q ?r }", 1, 19, "found '/'")]
    [InlineData("SELECT * { ?s ?p << ?a ?b [ ?c ?d ] >> }", 1, 29, "has no properties there")]
    [InlineData("SELECT * { <<( ?s ?p ?o )>> }", 1, 29, "a predicate")]
    [InlineData("SELECT * { ?s ?p <<( ?a ?b ?c >> }", 1, 31, "')>>' after the object")]
    [InlineData("SELECT * { FILTER(<< ?a ?b ?c >> = 1) }", 1, 19, "a triple term is written <<( … )>>")]
    [InlineData("SELECT * { VALUES ?x { <<( 1 a 2 )>> } }", 1, 28, "is no literal")]
    [InlineData("VERSION 1.2 SELECT * { }", 1, 9, "VERSION \"1.2\"")]
    [InlineData("", 1, 1, "expected PREFIX, BASE, VERSION, SELECT")]
    public void ParseQuery_Mistake_IsLocatedAndExplained(string query, int line, int column, string part)
    {
        SparqlSyntaxException exception = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(query));
        Assert.Contains(part, exception.Reason);
        Assert.Equal((line, column), (exception.Line, exception.Column));
    }

    [Theory]
    [InlineData("DELETE { _:a ?p ?o } WHERE { ?s ?p ?o }", "no blank nodes")]
    [InlineData("INSERT DATA { ?s <http://b> 1 }", "DATA holds no variables")]
    [InlineData("INSERT DATA { 'a' <http://b> 1 }", "cannot be the subject")]
    [InlineData("INSERT DATA { <http://a> <http://b> <<( <<( <http://a> a 1 )>> a 1 )>> }", "triple term <<( <http://a>")]
    [InlineData("DELETE DATA { << <http://a> a 1 >> a 2 }", "a reifier without a name is a blank node")]
    [InlineData("DELETE { ?s ?p ?o {| a 2 |} } WHERE { ?s ?p ?o }", "a reifier without a name is a blank node")]
    [InlineData("INSERT { <http://a> <http://b> 1 }", "INSERT DATA")]
    [InlineData("SELECT * { }", "this is a query")]
    [InlineData("CLEAR GRAPH <http://g> DROP ALL", "';' and another update")]
    public void ParseUpdate_Mistake_IsExplained(string update, string part)
    {
        SparqlSyntaxException exception = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseUpdate(update));
        Assert.Contains(part, exception.Reason);
    }
}
