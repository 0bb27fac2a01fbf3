using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

/// <summary>Evaluates expressions written in SPARQL on an empty store, and shows the results in N-Triples syntax.</summary>
internal sealed class ExpressionFixture : IDisposable
{
    private const string Prologue = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX : <http://example.org/> ";
    private const string XsdPrefix = "^^<http://www.w3.org/2001/XMLSchema#";

    private readonly QuadStore _store = QuadStore.CreateInMemory();
    private readonly Snapshot _snapshot;

    public ExpressionFixture()
    {
        _snapshot = _store.AcquireSnapshot();
        Context = new ExpressionContext(new QueryTerms(_snapshot))
        {
            BaseIri = "http://example.org/base/",
            Now = new DateTimeOffset(2023, 6, 5, 14, 30, 0, TimeSpan.Zero),
        };
    }

    public ExpressionContext Context { get; }

    /// <summary>The value of an expression without variables: <c>1</c>, <c>"a"@fr</c>, <c>2.5^^decimal</c>, or <c>error</c>.</summary>
    public string Evaluate(string expression) => Show(Compiler.EvaluateConstant(Parse(expression)));

    /// <summary>The values of an expression on the rows of one variable, <c>?x</c>; null is unbound.</summary>
    public string[] Evaluate(string expression, params string?[] rows)
    {
        (CompiledExpression compiled, ColumnBatch batch) = Bind(expression, [.. rows.Select(row => new[] { row })], "x");
        var result = new ValueId[rows.Length];
        compiled.Evaluate(batch, result);
        return [.. result.Select(Show)];
    }

    /// <summary>The effective boolean values of an expression on rows of the variables named.</summary>
    public Ternary[] Test(string expression, string?[][] rows, params string[] variables)
    {
        (CompiledExpression compiled, ColumnBatch batch) = Bind(expression, rows, variables);
        var result = new Ternary[rows.Length];
        compiled.Test(batch, result);
        return result;
    }

    public Ternary Test(string expression)
    {
        var batch = new ColumnBatch(0) { RowCount = 1 };
        var result = new Ternary[1];
        Compiler.Compile(Parse(expression), new Dictionary<Variable, int>()).Test(batch, result);
        return result[0];
    }

    public (CompiledExpression Compiled, ColumnBatch Batch) Bind(string expression, string?[][] rows, params string[] variables)
    {
        var columns = variables.Select((name, index) => (name, index)).ToDictionary(pair => new Variable(pair.name), pair => pair.index);
        var batch = new ColumnBatch(variables.Length) { RowCount = rows.Length };
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < variables.Length; column++) batch.Column(column)[row] = Id(rows[row][column]);
        }
        return (Compiler.Compile(Parse(expression), columns), batch);
    }

    /// <summary>The id of a term written in SPARQL; null is none.</summary>
    public ValueId Id(string? term) => term switch
    {
        null => ValueId.None,
        _ when term.StartsWith("_:", StringComparison.Ordinal) => Context.Terms.Intern(new BlankNode(term[2..])),
        _ => Compiler.EvaluateConstant(Parse(term)),
    };

    public string Show(ValueId id)
    {
        if (id.IsNone) return "error";
        Term term = Context.Terms.Decode(id, new byte[Snapshot.ScratchBytes]).ToTerm();
        string text = term.ToString();
        int datatype = text.LastIndexOf(XsdPrefix, StringComparison.Ordinal);
        if (datatype < 0) return text;
        string name = text[(datatype + XsdPrefix.Length)..^1];
        string lexicalForm = text[1..(datatype - 1)];
        return name is "integer" or "boolean" ? lexicalForm : $"{lexicalForm}^^{name}";
    }

    public ExpressionCompiler Compiler => new(Context);

    public static Expression Parse(string expression)
    {
        string query = $"{Prologue} SELECT * {{ BIND({expression} AS ?result) }}";
        AlgebraNode node = SparqlParser.ParseQuery(query, "http://example.org/base/").Pattern;
        while (node is Sparql.Algebra.Project project) node = project.Input;
        return Assert.IsType<Sparql.Algebra.Extend>(node).Expression;
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _store.Dispose();
    }
}
