namespace KnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>Hostile texts end with an error, never with the process.</summary>
public sealed class LimitTests
{
    private const int Many = 100_000;

    public static TheoryData<string> Nested => new(
        "ASK " + Repeat("{ ", Many),
        "ASK { FILTER" + Repeat("(", Many),
        "ASK { FILTER(" + Repeat("!", Many) + "?x) }",
        "ASK { ?s ?p " + Repeat("[ ?p ", Many),
        "ASK { ?s ?p " + Repeat("(", Many),
        "ASK { ?s " + Repeat("(", Many),
        "ASK { FILTER(" + Repeat("str(", Many),
        "ASK { FILTER(" + Repeat("EXISTS { FILTER(", Many),
        "ASK { " + Repeat("OPTIONAL { ?s ?p ?o } ", Many) + "}",
        "ASK { FILTER(1" + Repeat(" + 1", Many) + ") }",
        "SELECT (1" + Repeat(" + 1", Many) + " AS ?x) {}",
        "SELECT (SUM(1" + Repeat(" * 1", Many) + ") AS ?x) {}",
        "ASK {} HAVING (1" + Repeat(" - 1", Many) + ")",
        "SELECT * {} ORDER BY (1" + Repeat(" / 1", Many) + ")",
        "SELECT (COUNT(*) AS ?n) {} GROUP BY (1" + Repeat(" / 1", Many) + ")",
        "ASK { BIND(1" + Repeat(" / 1", Many) + " AS ?x) }",
        "ASK { ?s " + Repeat("(", 150) + "<http://e/p>" + Repeat(Repeat("/<http://e/p>", 7) + ")", 150) + "* ?o }",
        "ASK " + Repeat("{ SELECT * ", Many),
        "ASK { ?s ?p " + Repeat("<<( ?s ?p ", Many),
        "ASK { " + Repeat("<< ", Many),
        "ASK { ?s ?p ?o " + Repeat("{| ?p ?o ", Many),
        "ASK { VALUES ?x { " + Repeat("<<( <a:a> a ", Many),
        "ASK { FILTER(" + Repeat("<<( ?s ?p ", Many));

    public static TheoryData<string> Wide => new(
        "ASK { FILTER(?x = 1" + Repeat(" || ?x = 2", Many) + ") }",
        "ASK { { ?s ?p 1 }" + Repeat(" UNION { ?s ?p 2 }", Many) + " }",
        "ASK { ?s <http://e/p>" + Repeat("/<http://e/p>", Many) + " ?o }",
        "ASK { ?s (<http://e/p>" + Repeat("|<http://e/p>", Many) + ")* ?o }",
        "ASK { ?s ?p (" + Repeat("1 ", Many) + ") }",
        "ASK { VALUES ?x {" + Repeat("1 ", Many) + "} }",
        "ASK { ?s ?p ?o" + Repeat(" ; ?p ?o", Many) + " }",
        "ASK { ?s ?p ?o" + Repeat(" ~ ?r {| ?p ?o |}", Many) + " }",
        "ASK {" + Repeat(" ?s ?p ?o FILTER(?o > 1)", Many) + " }");

    [Theory]
    [MemberData(nameof(Nested), DisableDiscoveryEnumeration = true)]
    public void ParseQuery_TooDeep_IsRefused(string query)
    {
        SparqlSyntaxException exception = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(query));
        Assert.Matches("more than [0-9]+", exception.Reason);
    }

    [Theory]
    [MemberData(nameof(Wide), DisableDiscoveryEnumeration = true)]
    public void ParseQuery_LongButFlat_IsAccepted(string query) => Assert.NotNull(SparqlParser.ParseQuery(query));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
