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
