using KnowledgeGraph.Query.Operators;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>A function from number to number: unary minus and plus, ABS, CEIL, FLOOR, ROUND (SPARQL 1.1 §17.3, §17.4.4).</summary>
internal sealed class UnaryNumericNode(ExpressionContext context, Func<Numeric, Numeric> function, CompiledExpression operand)
    : NumericNode(context)
{
    public override bool IsConstant => operand.IsConstant;

    public override void EvaluateNumeric(ColumnBatch batch, TermValues values, Span<Numeric> result)
    {
        operand.EvaluateNumeric(batch, values, result);
        foreach (ref Numeric value in result) value = function(value);
    }
}
