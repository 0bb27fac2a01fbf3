using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>An expression bound to the columns of its input. One thread at a time.</summary>
internal abstract class CompiledExpression
{
    /// <summary>
    /// Computes the value for each row of the batch; <see cref="ValueId.None"/> where it is an error or unbound (SPARQL makes no
    /// difference that an expression could see).
    /// </summary>
    public abstract void Evaluate(ColumnBatch batch, Span<ValueId> result);

    /// <summary>Computes the effective boolean value for each row (SPARQL 1.1 §17.2.2).</summary>
    public abstract void Test(ColumnBatch batch, Span<Ternary> result);
}
