using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>IF (SPARQL 1.1 §17.4.1.2).</summary>
internal sealed class IfNode(
    ExpressionContext context,
    CompiledExpression condition,
    CompiledExpression whenTrue,
    CompiledExpression whenFalse) : ValueNode(context)
{
    public override bool IsConstant => condition.IsConstant && whenTrue.IsConstant && whenFalse.IsConstant;

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        using var tests = new RowBuffer<Ternary>(result.Length);
        condition.Test(batch, tests.Rows);
        if (tests.Rows.Contains(Ternary.True)) whenTrue.Evaluate(batch, result);
        if (!tests.Rows.ContainsAnyExcept(Ternary.True)) return;
        using var others = new RowBuffer<ValueId>(result.Length);
        if (tests.Rows.Contains(Ternary.False)) whenFalse.Evaluate(batch, others.Rows);
        for (int row = 0; row < result.Length; row++)
        {
            if (tests.Rows[row] != Ternary.True) result[row] = tests.Rows[row] == Ternary.False ? others.Rows[row] : ValueId.None;
        }
    }
}
