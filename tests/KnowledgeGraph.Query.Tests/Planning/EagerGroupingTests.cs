using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Planning;

/// <summary>Which parts of joins are grouped before they are joined, and that the answers stay what they are.</summary>
public sealed class EagerGroupingTests
{
    // Products with two features each but one, which has none; offers with prices, one without, one whose price is no number.
    private static readonly string[] Shop =
    [
        "p1 feature f1", "p1 feature f2", "p2 feature f1", "p2 feature f3", "p4 feature f4", "p4 feature f5", "f1 label l1", "f2 label l1", "f3 label l2",
        "o1 product p1", "o2 product p1", "o3 product p2", "o4 product p2", "o5 product p3", "o6 product p2", "o7 product p4", "o8 product p4",
        "o1 price 10", "o2 price 30", "o3 price 7", "o4 price 7", "o5 price 1", "o7 price 5", "o8 price \"dear\"",
        "o1 note \"a\"", "o3 note \"b\"", "o3 note \"c\"", "p1 type t", "p2 type t", "p3 type t", "p4 type u",
        "p1 cost 10", "p1 cost 30", "p2 cost 10", "p2 cost 25", "p2 cost 40", "p4 cost 5", "p1 size 3", "p1 size 4", "p2 size 5",
    ];

    [Theory]
    [InlineData("SELECT ?f (COUNT(?o) AS ?n) { ?p :feature ?f . ?o :product ?p } GROUP BY ?f")]
    [InlineData("SELECT ?f (COUNT(*) AS ?n) { ?p :feature ?f . ?o :product ?p ; :price ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) (MIN(?x) AS ?l) (MAX(?x) AS ?h) { ?p :feature ?f . ?o :product ?p ; :price ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f (AVG(?x) AS ?n) (SUM(?x + 1) AS ?m) { ?p :feature ?f . ?o :product ?p ; :price ?x FILTER(?x > 6) } GROUP BY ?f")]
    [InlineData("SELECT ?f (AVG(?x) AS ?n) (COUNT(?x) AS ?c) { ?p :feature ?f . ?o :product ?p ; :price ?x } GROUP BY ?f HAVING(?n > 3)")]
    [InlineData("SELECT ?l (COUNT(?o) AS ?n) (COUNT(DISTINCT ?p) AS ?d) { ?p :feature ?f . ?f :label ?l . ?o :product ?p } GROUP BY ?l")]
    [InlineData("SELECT (SUM(?x) AS ?n) (AVG(?x) AS ?a) (COUNT(?x) AS ?c) { ?p :feature ?f . ?o :product ?p ; :price ?x FILTER(?x < 9) }")]
    [InlineData("SELECT (SUM(?x) AS ?n) (AVG(?x) AS ?a) (COUNT(?x) AS ?c) { ?p :feature ?f . ?o :product ?p ; :price ?x FILTER(?x > 900) }")]
    [InlineData("SELECT (SUM(?x) AS ?n) (AVG(?x) AS ?a) (COUNT(?x + 1) AS ?c) { ?p :feature ?f . ?o :product ?p ; :note ?x }")]
    [InlineData("SELECT ?f (AVG(?x) AS ?n) { { SELECT DISTINCT ?f { ?q :type :t ; :feature ?f } } ?p :type :t . ?o :product ?p ; :price ?x FILTER NOT EXISTS { ?p :feature ?f } } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f . ?o :product ?p ; :price ?x OPTIONAL { ?f :label ?l } } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f . ?o :product ?p ; :price ?x MINUS { ?p :type :u } } GROUP BY ?f")]
    [InlineData("SELECT ?k (COUNT(?o) AS ?n) { ?p :feature ?f . ?o :product ?p } GROUP BY (STRLEN(STR(?f)) AS ?k)")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f . ?o :product ?p { ?o :price ?x } UNION { ?o :note ?x } } GROUP BY ?f")]
    [InlineData("SELECT ?p (SUM(?x) AS ?n) { ?p :feature ?f . ?o :product ?p ; :price ?x } GROUP BY ?p")]
    public void Plan_PartThatOnlyAggregatesRead_IsGroupedFirst(string query)
    {
        Assert.InRange(Aggregates(query), 2, 3);
        AssertSame(query);
    }

    [Theory]
    [InlineData("SELECT ?f (GROUP_CONCAT(?x) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(DISTINCT ?x) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f (COUNT(DISTINCT ?x) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f (COUNT(DISTINCT *) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f (MAX(RAND() * 0 * ?x) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f")]
    [InlineData("SELECT ?f ?x (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f ?x")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x OPTIONAL { ?o :price ?x } } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x MINUS { ?o :price ?x } } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x FILTER NOT EXISTS { ?o :price ?x } } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x FILTER(STRLEN(STR(?f)) < ?x) } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x FILTER(?x > 20 || NOT EXISTS { ?o :price ?x }) } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x * STRLEN(STR(?f))) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY ?f")]
    [InlineData("SELECT ?p (SUM(?x) AS ?n) (SUM(?y) AS ?m) { ?p :size ?y ; :cost ?x } GROUP BY ?p")]
    [InlineData("SELECT ?k (SUM(?x) AS ?n) { ?p :feature ?f ; :cost ?x } GROUP BY (CONCAT(STR(?f), STR(?x)) AS ?k)")]
    [InlineData("SELECT ?p (SUM(?y) AS ?n) { ?p :cost ?x OPTIONAL { ?p :size ?y } } GROUP BY ?p")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { { ?p :feature ?f } UNION { ?p :cost ?x } } GROUP BY ?f")]
    [InlineData("SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f . ?q :cost ?x } GROUP BY ?f")]
    public void Plan_PartThatOthersReadOrThatCannotBeTakenApart_IsNotGroupedFirst(string query)
    {
        Assert.Equal(1, Aggregates(query));
        AssertSame(query);
    }

    [Fact]
    public void Plan_FewRows_AreGroupedOnce()
    {
        using TestStore store = TestStore.Of(Shop);
        string plan = store.Explain("SELECT ?f (COUNT(?o) AS ?n) { ?p :feature ?f . ?o :product ?p } GROUP BY ?f");
        Assert.Equal(2, plan.Split("Aggregate  ").Length);
    }

    [Fact]
    public void Plan_ManyRowsOfFewGroups_AreGroupedFirst()
    {
        string[] lines =
        [
            .. Enumerable.Range(0, 3000).SelectMany(i => new[] { $"o{i} product p{i % 20}", $"o{i} price {i}" }),
            .. Enumerable.Range(0, 400).Select(i => $"p{i % 20} feature f{i / 20}"),
        ];
        using TestStore store = TestStore.Of(lines);
        const string Query = "SELECT ?f (SUM(?x) AS ?n) { ?p :feature ?f . ?o :product ?p ; :price ?x } GROUP BY ?f";
        Assert.Equal(3, store.Explain(Query).Split("Aggregate  ").Length);
        Assert.All(store.Select(Query), row => Assert.Contains("4498500", row, StringComparison.Ordinal));
    }

    private static int Aggregates(string query)
    {
        using TestStore store = TestStore.Of(Shop);
        string plan = store.Explain(Parse(query), new QueryEngine { Costs = PlanWay.Costs("eager") });
        return plan.Split("Aggregate  ").Length + plan.Split("DistinctScan  ").Length - 2;
    }

    private static void AssertSame(string query)
    {
        using TestStore store = TestStore.Of(Shop);
        List<string> rows = store.Select(Parse(query), null, new QueryEngine { Costs = PlanWay.Costs("eager") });
        rows.Sort(StringComparer.Ordinal);
        Assert.NotEmpty(rows);
        Assert.Equal(store.Select(query), rows);
    }

    private static SelectQuery Parse(string query) => (SelectQuery)SparqlParser.ParseQuery("PREFIX : <http://example.org/> " + query);
}
