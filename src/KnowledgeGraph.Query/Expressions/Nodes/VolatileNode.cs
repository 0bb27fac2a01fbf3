using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>A function without arguments that gives a new value for every row: RAND, UUID, STRUUID, BNODE().</summary>
internal sealed class VolatileNode(ExpressionContext context, Func<ExpressionContext, ValueId> function) : ValueNode(context)
{
    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        foreach (ref ValueId value in result) value = function(Context);
    }
}
