using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>A node that computes booleans; its terms follow from them.</summary>
internal abstract class BooleanNode : CompiledExpression
{
    public sealed override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        using var tests = new RowBuffer<Ternary>(result.Length);
        Test(batch, tests.Rows);
        for (int row = 0; row < result.Length; row++) result[row] = TermValues.Create(tests.Rows[row]);
    }
}
