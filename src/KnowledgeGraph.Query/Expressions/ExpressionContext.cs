using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Binds EXISTS to the columns of the input: the engine's part of <see cref="ExpressionCompiler"/>.</summary>
internal delegate CompiledExpression ExistsCompiler(ExistsExpression expression, IReadOnlyDictionary<Variable, int> columns);

/// <summary>What all expressions of one running query share. One thread at a time.</summary>
internal sealed class ExpressionContext(QueryTerms terms)
{
    /// <summary>The terms of the query.</summary>
    public QueryTerms Terms { get; } = terms;

    /// <summary>The base against which IRI() resolves; null where there is none.</summary>
    public string? BaseIri { get; init; }

    /// <summary>The value of NOW(): one for the whole query (SPARQL 1.1 §17.4.5.1).</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Checked once per batch.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Compiles EXISTS; without it an EXISTS is refused.</summary>
    public ExistsCompiler? CompileExists { get; init; }

    /// <summary>The values behind the ids, their equality and their order.</summary>
    public ValueComparer Comparer { get; } = new(terms);
}
