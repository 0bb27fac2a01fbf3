using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>BOUND (SPARQL 1.1 §17.4.1.1).</summary>
internal sealed class BoundNode(int column) : BooleanNode
{
    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        ReadOnlySpan<ValueId> ids = batch.Column(column);
        for (int row = 0; row < result.Length; row++) result[row] = ids[row].IsNone ? Ternary.False : Ternary.True;
    }
}
