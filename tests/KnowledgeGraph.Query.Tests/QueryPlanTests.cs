using System.Text.Json;

namespace KnowledgeGraph.Query.Tests;

/// <summary>What EXPLAIN shows.</summary>
public sealed class QueryPlanTests
{
    [Fact]
    public void ToText_Tree_IsDrawnWithInputsBelow()
    {
        var plan = new QueryPlan("Slice", "limit 2", 2, 2, TimeSpan.FromMilliseconds(1.5), [
            new QueryPlan("HashJoin", "on ?s", 3, null, null, [
                new QueryPlan("IndexScan", "?s <p> ?o", 1234.4, null, null, []),
                new QueryPlan("SingleRow", "", 1, null, null, [])])]);
        Assert.Equal(
            "Slice  limit 2  [about 2 rows; 2 came in 1.5 ms]\n"
            + "└─ HashJoin  on ?s  [about 3 rows]\n"
            + "   ├─ IndexScan  ?s <p> ?o  [about 1,234 rows]\n"
            + "   └─ SingleRow  [about 1 rows]\n",
            plan.ToText());
    }

    [Fact]
    public void WriteTo_Profiled_HasActualRows()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "b q 3");
        using var result = (SelectResult)store.Execute("SELECT * { ?s :p ?n OPTIONAL { ?s :q ?m } }", new QueryOptions { Profile = true });
        while (result.WriteNext(new CountingWriter()))
        {
        }
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) result.Plan.WriteTo(writer);
        JsonElement root = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.Equal(2, root.GetProperty("actualRows").GetInt64());
        Assert.Equal("LeftJoin", root.GetProperty("inputs")[0].GetProperty("operator").GetString());
        Assert.Equal(2, root.GetProperty("inputs")[0].GetProperty("inputs").GetArrayLength());
    }

    [Theory]
    [InlineData("SELECT ?k (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s (STR(?o) AS ?k)", 6)]
    [InlineData("SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o ; :q ?x } GROUP BY ?s", 2)]
    [InlineData("SELECT ?s ?o (COUNT(*) AS ?n) { ?s :p ?o ; :q ?x } GROUP BY ?s ?o", 6)]
    [InlineData("SELECT ?k (COUNT(*) AS ?n) { ?s :p ?o ; :q ?x OPTIONAL { ?s :none ?y } } GROUP BY (CONCAT(?x, ?y) AS ?k)", 2)]
    public void Plan_Groups_AreEstimatedByTheirKeys(string query, int groups)
    {
        using TestStore store = TestStore.Of("a p 1", "a p 2", "a p 3", "b p 1", "b p 2", "b p 4", "a q 7", "a q 8", "b q 7", "b q 8");
        string line = store.Explain(query).Split('\n').First(each => each.Contains("Aggregate  ", StringComparison.Ordinal));
        Assert.Contains($"[about {groups} rows", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT ?c { ?s :p ?o BIND(STR(?o) AS ?a) BIND(CONCAT(?a, \"x\") AS ?b) BIND(STRLEN(?b) AS ?c) }", 1, "2 ; 2 ; 3")]
    [InlineData("SELECT ?b ?c { ?s :p ?o BIND(STR(?o) AS ?a) BIND(CONCAT(?a, \"x\") AS ?b) BIND(STRLEN(?b) AS ?c) }", 2, null)]
    [InlineData("SELECT ?c { ?s :p ?o BIND(STR(?o) AS ?a) BIND(CONCAT(?a, ?a) AS ?c) }", 2, null)]
    [InlineData("SELECT ?c { ?s :p ?o BIND(1 / ?o AS ?a) BIND(BOUND(?a) AS ?c) }", 2, "false ; true ; true")]
    [InlineData("SELECT ?c { ?s :p ?o BIND(1 / ?o AS ?a) BIND(COALESCE(?a, -1) * 2 AS ?c) }", 1, null)]
    [InlineData("SELECT ?c { ?s :p ?o BIND(1 / ?o AS ?a) BIND(EXISTS { ?s :p ?x FILTER(?a > 0) } AS ?c) }", 2, null)]
    [InlineData("SELECT ?c { ?s :p ?o BIND(RAND() AS ?a) BIND(?a - ?a AS ?c) }", 2, null)]
    [InlineData("SELECT ?c { ?s :p ?o BIND(?o AS ?a) BIND(?a + 1 AS ?b) BIND(?b + ?a AS ?c) }", 2, "1 ; 21 ; 3")]
    public void Plan_ValuesThatOneExpressionReads_AreComputedInsideIt(string query, int extensions, string? rows)
    {
        using TestStore store = TestStore.Of("a p 0", "b p 1", "c p 10");
        string plan = store.Explain(query);
        Assert.Equal(extensions, plan.Split("Extend  ").Length - 1);
        if (rows is not null) Assert.Equal(rows, string.Join(" ; ", store.Select(query).Select(row => row.Split('"')[1]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Plan_BothDirectionsOfARelation_AreReadSideBySide()
    {
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, 4000).Select(i => $"n{i % 500} p n{i * i % 499}")]);
        const string Query = "SELECT ?a ?b { ?a :p ?b . ?b :p ?a }";
        Assert.Matches("sorted by \\?[ab] and \\?[ab]", store.Explain(Query));
        HashSet<(int, int)> links = [.. Enumerable.Range(0, 4000).Select(i => (i % 500, i * i % 499))];
        Assert.Equal(links.Count(link => links.Contains((link.Item2, link.Item1))), store.Select(Query).Count);
    }

    [Theory]
    [InlineData("SELECT ?s { ?s :p ?o FILTER(?o = 1 || EXISTS { ?s :q ?x }) }", "Exists", "?s <http://example.org/q> ?x")]
    [InlineData("SELECT ?s ?e { ?s :p ?o BIND(NOT EXISTS { ?s :q ?x } AS ?e) }", "NotExists", "?s <http://example.org/q> ?x")]
    [InlineData("SELECT ?s ?e { ?s :p ?o BIND(EXISTS { ?s :q ?x MINUS { ?s :p 1 } } AS ?e) }", "Exists", "evaluated for each of the values of ?s")]
    public void Plan_ExistsInACondition_ShowsThePlanBehindIt(string query, string name, string part)
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "b q 3");
        using var result = (SelectResult)store.Execute(query, new QueryOptions { Profile = true });
        while (result.WriteNext(new CountingWriter()))
        {
        }
        string plan = result.Plan.ToText();
        Assert.Contains($"─ {name}  ", plan, StringComparison.Ordinal);
        Assert.Contains(part, plan[plan.IndexOf($"─ {name}  ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT ?s { ?s :p ?o FILTER(CONTAINS(LCASE(?o), \"a\")) }", "Pos")]
    [InlineData("SELECT (SUM(STRLEN(?o)) AS ?n) { ?s :p ?o }", "Pos")]
    [InlineData("SELECT ?s { ?s :p ?o } ORDER BY STR(?o)", "Pos")]
    [InlineData("SELECT ?s { ?s :p ?o FILTER(STRENDS(STR(?s), \"a\")) }", "Pso")]
    [InlineData("SELECT ?s ?o { ?s :p ?o }", "Pso")]
    public void Plan_FunctionOfTexts_ReadsThemInTheirOrder(string query, string order)
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "c p 3", "d q 4");
        using var result = (SelectResult)store.Execute(query, new QueryOptions());
        Assert.Contains($"?s <http://example.org/p> ?o in {order} order", result.Plan.ToText(), StringComparison.Ordinal);
    }
}
