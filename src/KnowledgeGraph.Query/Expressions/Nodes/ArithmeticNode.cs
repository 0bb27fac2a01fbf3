using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>
/// The operators <c>+ - * /</c> on numbers (SPARQL 1.1 §17.3), and + and - on dates and durations (XPath 2.0 §10.6–10.8).
/// </summary>
internal sealed class ArithmeticNode(ExpressionContext context, BinaryOperator operation, CompiledExpression left, CompiledExpression right)
    : NumericNode(context)
{
    public override bool IsConstant => left.IsConstant && right.IsConstant;

    // Of dates and durations the sum and the difference may be one.
    public override bool IsNumeric => left.IsNumeric || right.IsNumeric || operation is BinaryOperator.Multiply or BinaryOperator.Divide;

    public override void EvaluateNumeric(ColumnBatch batch, TermValues values, Span<Numeric> result)
    {
        using var buffer = new RowBuffer<Numeric>(result.Length);
        Span<Numeric> operands = buffer.Rows;
        left.EvaluateNumeric(batch, values, result);
        right.EvaluateNumeric(batch, values, operands);
        switch (operation)
        {
            case BinaryOperator.Add:
                for (int row = 0; row < result.Length; row++) result[row] += operands[row];
                break;
            case BinaryOperator.Subtract:
                for (int row = 0; row < result.Length; row++) result[row] -= operands[row];
                break;
            case BinaryOperator.Multiply:
                for (int row = 0; row < result.Length; row++) result[row] *= operands[row];
                break;
            default:
                for (int row = 0; row < result.Length; row++) result[row] /= operands[row];
                break;
        }
    }

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        if (IsNumeric)
        {
            base.Evaluate(batch, result);
            return;
        }
        using var buffer = new RowBuffer<ValueId>(result.Length);
        Span<ValueId> operands = buffer.Rows;
        left.Evaluate(batch, result);
        right.Evaluate(batch, operands);
        for (int row = 0; row < result.Length; row++) result[row] = Compute(result[row], operands[row]);
    }

    private ValueId Compute(ValueId leftId, ValueId rightId)
    {
        if (leftId.IsNone || rightId.IsNone) return ValueId.None;
        TermValues values = Context.Values;
        Numeric leftNumber = values.ReadNumeric(leftId);
        if (leftNumber.IsError)
        {
            return TemporalArithmetic.Compute(values, values.Read(leftId), values.Read(rightId), operation == BinaryOperator.Subtract);
        }
        Numeric rightNumber = values.ReadNumeric(rightId);
        return values.Create(operation == BinaryOperator.Add ? leftNumber + rightNumber : leftNumber - rightNumber);
    }
}
