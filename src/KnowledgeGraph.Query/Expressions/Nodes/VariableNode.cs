using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>The value of a column.</summary>
internal sealed class VariableNode(ExpressionContext context, int column) : CompiledExpression
{
    /// <summary>The column.</summary>
    public int Column => column;

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result) => batch.Column(column).CopyTo(result);

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        ReadOnlySpan<ValueId> ids = batch.Column(column);
        for (int row = 0; row < result.Length; row++) result[row] = context.Values.Test(ids[row]);
    }

    public override void EvaluateNumeric(ColumnBatch batch, TermValues values, Span<Numeric> result)
    {
        ReadOnlySpan<ValueId> ids = batch.Column(column);
        for (int row = 0; row < result.Length; row++) result[row] = values.ReadNumeric(ids[row]);
    }
}
