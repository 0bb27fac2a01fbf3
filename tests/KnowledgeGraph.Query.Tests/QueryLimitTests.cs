using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Deadlines, cancellation, memory and depth.</summary>
public sealed class QueryLimitTests
{
    private const string Product = "SELECT * { ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h } ORDER BY ?b";

    [Fact]
    public void WriteNext_DeadlinePassed_SaysSo()
    {
        using TestStore store = Many(300);
        using var result = (SelectResult)store.Execute(Product, new QueryOptions { Timeout = TimeSpan.FromMilliseconds(30) });
        QueryTimeoutException late = Assert.Throws<QueryTimeoutException>(() => ReadAll(result));
        Assert.Contains("0.03 s", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_GroupTooLongToPlanInTime_SaysSo()
    {
        using TestStore store = Many(300);
        string patterns = string.Concat(Enumerable.Range(0, 5000).Select(i => $"?s{i} :p ?s{i + 1} . "));
        Assert.Throws<QueryTimeoutException>(() => store.Execute($"ASK {{ {patterns} }}", new QueryOptions { Timeout = TimeSpan.FromMilliseconds(100) }));
    }

    [Fact]
    public void Execute_ManyWideOperators_CountsTheirBatches()
    {
        using TestStore store = Many(3);
        string optionals = string.Concat(Enumerable.Range(0, 400).Select(i => $"OPTIONAL {{ ?a :p ?b{i} }} "));
        var options = new QueryOptions { MemoryBudget = 64 << 20 };
        QueryMemoryLimitException spent = Assert.Throws<QueryMemoryLimitException>(() =>
        {
            using var result = (SelectResult)store.Execute($"SELECT * {{ ?a :p ?b {optionals} }} LIMIT 1", options);
            ReadAll(result);
        });
        Assert.Contains("67108864 bytes", spent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteNext_Cancelled_Stops()
    {
        using TestStore store = Many(300);
        using var source = new CancellationTokenSource();
        using var result = (SelectResult)store.Execute("SELECT * { ?a :p ?b . ?c :p ?d . ?e :p ?f }", cancellationToken: source.Token);
        Assert.True(result.WriteNext(new CountingWriter()));
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ReadAll(result));
    }

    [Theory]
    [InlineData("SELECT * { ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h } ORDER BY ?b ?d ?f DESC(?h) LIMIT 10", 10)]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h FILTER(?b != ?h) }", 1)]
    public void WriteNext_ProductOfWhichLittleIsKept_NeedsLittle(string query, int rows)
    {
        using TestStore store = Many(40);
        var options = new QueryOptions { MemoryBudget = 1 << 20, Timeout = TimeSpan.FromMinutes(2) };
        using var result = (SelectResult)store.Execute(query, options);
        Assert.Equal(rows, ReadAll(result));
    }

    [Theory]
    [InlineData(Product)]
    [InlineData("SELECT DISTINCT ?b ?d ?f { ?a :p ?b . ?c :p ?d . ?e :p ?f }")]
    [InlineData("SELECT ?b ?d ?f (COUNT(*) AS ?n) { ?a :p ?b . ?c :p ?d . ?e :p ?f } GROUP BY ?b ?d ?f")]
    [InlineData("SELECT * { ?a :p ?b OPTIONAL { ?c :p ?d . ?e :p ?f . ?g :p ?h FILTER(?d = ?b) } }")]
    public void WriteNext_OverTheBudget_SaysSo(string query)
    {
        using TestStore store = Many(300);
        using var result = (SelectResult)store.Execute(query, new QueryOptions { MemoryBudget = 4 << 20 });
        QueryMemoryLimitException spent = Assert.Throws<QueryMemoryLimitException>(() => ReadAll(result));
        Assert.Contains("4194304 bytes", spent.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * { ?a :p ?b . ?c :p ?d OPTIONAL { ?a :q ?x } } ORDER BY ?b")]
    [InlineData("SELECT DISTINCT ?b { ?a :p ?b FILTER NOT EXISTS { ?a :q ?x } MINUS { ?a :r ?x } }")]
    [InlineData("SELECT ?b (COUNT(*) AS ?n) { ?a :p ?b . ?b :p* ?c FILTER(EXISTS { ?c :q ?b } || 1=1) } GROUP BY ?b ORDER BY ?n LIMIT 3")]
    public void Dispose_AfterReading_ReturnsAllMemory(string query)
    {
        using TestStore store = Many(100);
        QueryContext context = TestContext.Create(store.Snapshot);
        Sparql.Algebra.Query parsed = SparqlParser.ParseQuery("PREFIX : <http://example.org/> " + query);
        using (var planner = new Planner(context, ActiveDataset.Resolve(DatasetClause.Empty, new QueryOptions(), context.Terms), null))
        using (Operator plan = planner.Plan(new Rewriter(planner.Analysis).Rewrite(parsed.Pattern)))
        {
            while (plan.Next() is not null)
            {
            }
            Assert.NotEqual(0, context.MemoryUsed);
        }
        Assert.Equal(0, context.MemoryUsed);
    }

    [Theory]
    [InlineData(1 << 14, true)]
    [InlineData(1 << 18, false)]
    public void WriteNext_SmallGraphThatIsSortedAnew_CountsAgainstTheBudget(long budget, bool isTooLittle)
    {
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, 6000).Select(i => $"s{i} p {i} g{(i < 1000 ? 0 : 1)}")]);
        using var result = (SelectResult)store.Execute("SELECT ?o { GRAPH :g0 { ?s :p ?o } }", new QueryOptions { MemoryBudget = budget });
        if (isTooLittle) Assert.Throws<QueryMemoryLimitException>(() => ReadAll(result));
        else Assert.Equal(1000, ReadAll(result));
    }

    [Fact]
    public void WriteNext_TripleTermsOfLongTexts_AreNotKeptWhenTheyAreWritten()
    {
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, 500).Select(i => $"s{i} p \"{i}{new string('x', 10_000)}\"")]);
        using var result = (GraphResult)store.Execute(
            "CONSTRUCT { :x :q <<( ?s :r <<( ?s :p ?o )>> )>> } { ?s :p ?o }", new QueryOptions { MemoryBudget = 1 << 20 });
        var sink = new Formats.DatasetSink();
        while (result.WriteNext(sink))
        {
        }
        Assert.Equal(500, sink.Dataset.Count);
    }

    [Fact]
    public void Execute_VeryLongUnion_IsAnswered()
    {
        using TestStore store = Many(3);
        AlgebraNode pattern = new BasicGraphPattern([new TriplePattern(new Variable("s"), new Variable("p"), new Variable("o"))]);
        AlgebraNode union = pattern;
        for (int i = 0; i < 400; i++) union = new Sparql.Algebra.Union(union, pattern);
        var query = new SelectQuery([new Variable("s")], DatasetClause.Empty, union, null, []);
        Assert.Equal(3 * 401, store.Select(query).Count);
    }

    [Fact]
    public void Execute_EndlessNesting_IsRefusedAndHarmless()
    {
        using TestStore store = Many(3);
        AlgebraNode pattern = new BasicGraphPattern([new TriplePattern(new Variable("s"), new Variable("p"), new Variable("o"))]);
        AlgebraNode nested = pattern;
        for (int i = 0; i < 200_000; i++) nested = new Sparql.Algebra.LeftJoin(nested, pattern, null);
        var query = new SelectQuery([new Variable("s")], DatasetClause.Empty, nested, null, []);
        KnowledgeGraphException refused = Assert.Throws<KnowledgeGraphException>(() => store.Select(query));
        Assert.Contains("deep", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, store.Select("SELECT * { ?s ?p ?o }").Count);
    }

    [Fact]
    public void Execute_EndlessNestingWithValuesFromTheStart_IsRefused()
    {
        using TestStore store = Many(3);
        AlgebraNode nested = new BasicGraphPattern([new TriplePattern(new Variable("s"), new Variable("p"), new Variable("o"))]);
        for (int i = 0; i < 200_000; i++) nested = new Sparql.Algebra.Distinct(nested);
        var query = new SelectQuery([new Variable("s")], DatasetClause.Empty, nested, null, []);
        var options = new QueryOptions { Bindings = new Dictionary<string, Term> { ["s"] = TestStore.TermOf("a") } };
        KnowledgeGraphException refused = Assert.Throws<KnowledgeGraphException>(() => store.Select(query, options));
        Assert.Contains("deep", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AreSame_EndlessExpressions_IsRefused()
    {
        Expression left = Endless(), right = Endless();
        Assert.Throws<InsufficientExecutionStackException>(() => SameExpression.AreSame(left, right));
        Assert.Throws<InsufficientExecutionStackException>(() => UnboundRejection.Rejects(left, new Variable("x")));

        static Expression Endless()
        {
            Expression nested = new VariableExpression(new Variable("x"));
            for (int i = 0; i < 200_000; i++) nested = new UnaryExpression(UnaryOperator.Not, nested);
            return nested;
        }
    }

    [Fact]
    public void Apply_EndlessPattern_IsRefused()
    {
        var pattern = new BasicGraphPattern([new TriplePattern(new Variable("s"), new Variable("p"), new Variable("o"))]);
        AlgebraNode nested = pattern;
        for (int i = 0; i < 200_000; i++) nested = new Sparql.Algebra.Join(nested, pattern);
        Assert.Throws<InsufficientExecutionStackException>(() => VariableRenaming.Apply(nested, new Variable("s"), new Variable("t")));
        var substitution = new Substitution(new VariableAnalysis(), new Dictionary<Variable, ValueId>());
        Assert.Throws<InsufficientExecutionStackException>(() => substitution.Apply(nested));
    }

    [Fact]
    public void Execute_ManyPatterns_PlansWithoutTryingEverything()
    {
        using TestStore store = Many(40);
        string star = string.Join(" . ", Enumerable.Range(0, 90).Select(i => $"?s :p ?o{i}"));
        Assert.Equal(40, store.Select($"SELECT ?s {{ {star} }}").Count);
    }

    private static TestStore Many(int count) =>
        new(Enumerable.Range(0, count).Select(i =>
            new Quad(TestStore.TermOf($"n{i}"), (Iri)TestStore.TermOf("p"), TestStore.TermOf($"m{i}"), null)));

    private static long ReadAll(SelectResult result)
    {
        var writer = new CountingWriter();
        while (result.WriteNext(writer))
        {
        }
        return writer.Rows;
    }
}
