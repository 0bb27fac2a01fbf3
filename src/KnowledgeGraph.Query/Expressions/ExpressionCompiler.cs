using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Binds expressions to the columns of an operator's input (SPARQL 1.1 §17).</summary>
internal sealed class ExpressionCompiler(ExpressionContext context)
{
    public ExpressionContext Context { get; } = context;

    /// <summary>
    /// Compiles an expression. A variable without a column is unbound in every row.
    /// </summary>
    /// <param name="expression">The expression; it holds no aggregates.</param>
    /// <param name="columns">The column of each variable of the input.</param>
    /// <param name="scope">Shared by the expressions of consecutive Extends on the same rows; null for a scope of its own.</param>
    public CompiledExpression Compile(Expression expression, IReadOnlyDictionary<Variable, int> columns, SolutionScope? scope = null) =>
        throw new NotSupportedException();
}
