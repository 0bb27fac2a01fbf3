using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class NestedCallTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("CONTAINS(LCASE(STR(?x)), \"forêt domaniale\")", "true", "false", "false")]
    [InlineData("STR(LCASE(?x))", "\"forêt domaniale de nîmes\"", "\"route\"", "error")]
    [InlineData("LCASE(UCASE(?x))", "\"forêt domaniale de nîmes\"@fr", "\"route\"", "error")]
    [InlineData("STRBEFORE(STR(?x), \" de \")", "\"Forêt domaniale\"", "\"\"", "\"\"")]
    [InlineData("CONCAT(LCASE(?x), \"/\", UCASE(?x))", "\"forêt domaniale de nîmes/FORÊT DOMANIALE DE NÎMES\"", "\"route/ROUTE\"", "error")]
    [InlineData("STRLEN(CONCAT(STR(?x), STR(?x)))", "48", "10", "34")]
    [InlineData("REGEX(LCASE(?x), LCASE(?x))", "error", "true", "error")]
    [InlineData("REPLACE(STR(?x), STR(?x), \"y\")", "\"y\"", "\"y\"", "\"y\"")]
    [InlineData("SUBSTR(SUBSTR(STR(?x), 2), 2, 2)", "\"rê\"", "\"ut\"", "\"tp\"")]
    [InlineData("LANG(STRLANG(STR(?x), \"en\"))", "\"en\"", "\"en\"", "\"en\"")]
    [InlineData("LCASE(STR(?x)) = LCASE(STR(?x))", "true", "true", "true")]
    public void Evaluate_CallsInsideCalls_GivesWhatEachGivesAlone(string expression, string tagged, string plain, string iri)
    {
        string[] results = _fixture.Evaluate(expression, "\"Forêt domaniale de Nîmes\"@fr", "\"Route\"", "<http://a.fr/12345>", null);
        Assert.Equal([tagged, plain, iri, "error"], results);
    }

    [Fact]
    public void Evaluate_TextOfAnInnerCall_HasTheIdOfItsTermWhereItIsTheResult()
    {
        (CompiledExpression compiled, ColumnBatch batch) = _fixture.Bind("STR(LCASE(?x))", [["\"UNE CHAÎNE\""], ["\"une chaîne\""]], "x");
        var ids = new ValueId[2];
        compiled.Evaluate(batch, ids);
        Assert.Equal(_fixture.Context.Terms.Intern(new Literal("une chaîne")), ids[0]);
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public void Evaluate_TextsOfInnerCalls_AreHeldToTheBudgetAndForgotten()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using Snapshot snapshot = store.AcquireSnapshot();
        var terms = new QueryTerms(snapshot, 1 << 20);
        var context = new ExpressionContext(terms);
        var compiler = new ExpressionCompiler(context);
        var variables = new Dictionary<Sparql.Algebra.Variable, int> { [new("x")] = 0 };
        var batch = new ColumnBatch(1) { RowCount = 1 };
        var result = new ValueId[1];
        batch.Column(0)[0] = terms.Intern(new Literal(new string('x', 100_000)));
        CompiledExpression length = compiler.Compile(ExpressionFixture.Parse("STRLEN(CONCAT(?x, ?x))"), variables);
        for (int i = 0; i < 100; i++) length.Evaluate(batch, result);
        Assert.Equal(context.Values.Create(200_000L), result[0]);
        Assert.True(terms.MemoryBytes < 1 << 19);
        string many = string.Join(", ", Enumerable.Repeat("CONCAT(?x, ?x)", 8));
        CompiledExpression large = compiler.Compile(ExpressionFixture.Parse($"STRLEN(CONCAT({many}))"), variables);
        Assert.Throws<QueryMemoryLimitException>(() => large.Evaluate(batch, result));
    }
}
