using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>A node that computes terms; its effective boolean value follows from them.</summary>
internal abstract class ValueNode(ExpressionContext context) : CompiledExpression
{
    protected ExpressionContext Context { get; } = context;

    public sealed override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        using var ids = new RowBuffer<ValueId>(result.Length);
        Evaluate(batch, ids.Rows);
        for (int row = 0; row < result.Length; row++) result[row] = Context.Values.Test(ids.Rows[row]);
    }
}
