using KnowledgeGraph.Query.Operators;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary><c>!</c> (SPARQL 1.1 §17.3).</summary>
internal sealed class NotNode(CompiledExpression operand) : BooleanNode
{
    public override bool IsConstant => operand.IsConstant;

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        operand.Test(batch, result);
        foreach (ref Ternary value in result) value = value.Negate();
    }
}
