using KnowledgeGraph.Query.Operators;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>A node that computes numbers, without making terms of those that only another expression sees.</summary>
internal abstract class NumericNode(ExpressionContext context) : CompiledExpression
{
    public override bool IsNumeric => true;

    protected ExpressionContext Context { get; } = context;

    public abstract override void EvaluateNumeric(ColumnBatch batch, TermValues values, Span<Numeric> result);

    public override void Evaluate(ColumnBatch batch, Span<Storage.ValueId> result)
    {
        using var numbers = new RowBuffer<Numeric>(result.Length);
        EvaluateNumeric(batch, Context.Values, numbers.Rows);
        for (int row = 0; row < result.Length; row++) result[row] = Context.Values.Create(numbers.Rows[row]);
    }

    public sealed override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        using var numbers = new RowBuffer<Numeric>(result.Length);
        EvaluateNumeric(batch, Context.Values, numbers.Rows);
        for (int row = 0; row < result.Length; row++)
        {
            ref readonly Numeric number = ref numbers.Rows[row];
            result[row] = number.IsError ? Ternary.Error : number.IsTruthy ? Ternary.True : Ternary.False;
        }
    }
}
