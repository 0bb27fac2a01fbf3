using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Planning;

/// <summary>Orders of joins that are found for one query and serve others of the same shape.</summary>
public sealed class OrderReuseTests
{
    private const string Reused = "order of joins known";

    [Fact]
    public void Execute_OtherRareConstant_TakesTheOrderAndAnswersForItself()
    {
        using QuadStore store = Shop();
        Assert.DoesNotContain(Reused, Run(store, Page("product1"), out List<string> first), StringComparison.Ordinal);
        Assert.Contains(Reused, Run(store, Page("product2"), out List<string> second), StringComparison.Ordinal);
        Assert.Equal(RowsOf(1), first);
        Assert.Equal(RowsOf(2), second);
    }

    [Fact]
    public void Execute_OtherNamesOfVariables_AreTheSameShape()
    {
        using QuadStore store = Shop();
        Run(store, Page("product1"), out _);
        string other = Page("product3").Replace("?l", "?text", StringComparison.Ordinal).Replace("?m", "?who", StringComparison.Ordinal);
        Assert.Contains(Reused, Run(store, other, out List<string> rows), StringComparison.Ordinal);
        Assert.Equal(RowsOf(3), rows);
    }

    [Theory]
    [InlineData("SELECT * { :product2 :label ?l . :product2 :maker ?m . ?m :name ?c }")]
    [InlineData("SELECT * { :product2 :label ?l . :product2 :maker ?m . ?m :land ?l }")]
    [InlineData("SELECT * { ?p :label ?l . ?p :maker ?m . ?m :land ?c }")]
    [InlineData("SELECT * { :product2 :label ?l . :product2 :maker ?m . ?m :land ?c FILTER(?c != ?l) }")]
    [InlineData("SELECT * { :product2 :label ?l . :product2 :maker ?m . ?m :land ?c } LIMIT 2")]
    public void Execute_OtherShape_LooksForItsOwnOrder(string query)
    {
        using QuadStore store = Shop();
        Run(store, Page("product1"), out _);
        Assert.DoesNotContain(Reused, Run(store, query, out _), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_FrequentConstant_HasAnotherPlanThanARareOne()
    {
        using QuadStore store = Shop();
        string rare = Run(store, Sold("land1"), out List<string> few);
        string frequent = Run(store, Sold("land0"), out List<string> many);
        Assert.DoesNotContain(Reused, frequent, StringComparison.Ordinal);
        Assert.Contains("LookupJoin", rare, StringComparison.Ordinal);
        Assert.DoesNotContain("LookupJoin", frequent, StringComparison.Ordinal);
        Assert.Equal(2, few.Count);
        Assert.Equal(6000, many.Count);
    }

    [Fact]
    public void Execute_DearPlanForARareConstant_IsNotTakenForAnother()
    {
        using QuadStore store = Shop();
        var engine = new QueryEngine { Costs = new PlanCosts { DearestToReuse = 0 } };
        Run(store, Page("product1"), out _, engine);
        Assert.DoesNotContain(Reused, Run(store, Page("product2"), out _, engine), StringComparison.Ordinal);
        const string WithoutConstants = "SELECT ?l { ?p :label ?l . ?p :maker ?m . ?m :land ?c }";
        Run(store, WithoutConstants, out _, engine);
        Assert.Contains(Reused, Run(store, WithoutConstants, out _, engine), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_AfterAFewChanges_KnowsTheOrderAndSeesTheChanges()
    {
        using QuadStore store = Shop();
        Run(store, Page("product1"), out _);
        Add(store, ["product2 label \"new\""]);
        Assert.Contains(Reused, Run(store, Page("product1"), out _), StringComparison.Ordinal);
        Run(store, Page("product2"), out List<string> rows);
        Assert.Equal([.. RowsOf(2), .. RowsOf(2, "new")], rows);
    }

    [Fact]
    public void Execute_AfterManyChanges_LooksForTheOrderAnew()
    {
        using QuadStore store = Shop();
        Run(store, Page("product1"), out _);
        Add(store, Enumerable.Range(0, 8000).Select(i => $"other{i} also {i}"));
        Assert.DoesNotContain(Reused, Run(store, Page("product1"), out _), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_AfterAConstantBecameFrequent_LooksForTheOrderAnew()
    {
        using QuadStore store = Shop();
        Run(store, Sold("land1"), out _);
        Add(store, Enumerable.Range(0, 30).Select(i => $"maker{i} land land1"));
        Assert.DoesNotContain(Reused, Run(store, Sold("land1"), out List<string> rows), StringComparison.Ordinal);
        Assert.Equal(30, rows.Count);
    }

    [Fact]
    public void Execute_AfterAMerge_LooksForTheOrderAnew()
    {
        using QuadStore store = Shop();
        Run(store, Page("product1"), out _);
        Add(store, ["product2 label \"new\""]);
        store.Compact();
        Assert.DoesNotContain(Reused, Run(store, Page("product1"), out List<string> rows), StringComparison.Ordinal);
        Assert.Equal(RowsOf(1), rows);
    }

    [Fact]
    public void Execute_ManyThreadsAndConstants_EachHasItsAnswer()
    {
        using QuadStore store = Shop();
        Parallel.For(0, 400, i =>
        {
            int number = 1 + (i % 50);
            Run(store, Page($"product{number}"), out List<string> rows);
            Assert.Equal(RowsOf(number), rows);
        });
    }

    [Fact]
    public void WriteTo_KnownOrder_SaysSo()
    {
        using QuadStore store = Shop();
        Run(store, Page("product1"), out _);
        using Snapshot snapshot = store.AcquireSnapshot();
        using QueryResult result = new QueryEngine().Execute(Parse(Page("product2")), snapshot, new QueryOptions());
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream)) result.Plan.WriteTo(writer);
        Assert.Contains("\"reusedOrder\":true", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static string Page(string product) => $"SELECT ?l ?m ?c {{ :{product} :label ?l . :{product} :maker ?m . ?m :land ?c }}";

    private static string Sold(string land) => $"SELECT ?l {{ ?p :label ?l . ?p :maker ?m . ?m :land :{land} }}";

    private static string[] RowsOf(int product, string? label = null) =>
        [.. new[] { "maker", "partner" }.Select(maker => $"\"{label ?? $"label-{product}"}\" ; <{maker}{product}> ; <land{product}>")];

    /// <summary>Three thousand products of two makers each, all in one land, and a hundred of makers in lands of their own.</summary>
    private static QuadStore Shop()
    {
        var store = QuadStore.CreateInMemory();
        Add(store, Enumerable.Range(1, 3100).SelectMany(i => new[]
        {
            $"product{i} label \"label-{i}\"", $"product{i} maker maker{i}", $"product{i} maker partner{i}",
            $"maker{i} land land{(i <= 100 ? i : 0)}", $"partner{i} land land{(i <= 100 ? i : 0)}",
        }));
        return store;
    }

    private static void Add(QuadStore store, IEnumerable<string> lines)
    {
        using WriteTransaction transaction = store.BeginWrite();
        lines.Select(TestStore.QuadOf).SendTo(transaction.CreateSink());
        transaction.Commit();
    }

    private static Sparql.Algebra.Query Parse(string query) => SparqlParser.ParseQuery("PREFIX : <http://example.org/> " + query);

    private static string Run(QuadStore store, string query, out List<string> rows, QueryEngine? engine = null)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        using var result = (SelectResult)(engine ?? new QueryEngine()).Execute(Parse(query), snapshot, new QueryOptions());
        string plan = result.Plan.ToText();
        rows = [.. TestStore.Rows(result).Order(StringComparer.Ordinal)];
        return plan;
    }
}
