using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>The same value in every row; none is an error in every row.</summary>
internal sealed class ConstantNode(ExpressionContext context, ValueId value) : CompiledExpression
{
    private readonly Ternary _test = context.Values.Test(value);
    private readonly Numeric _number = context.Values.ReadNumeric(value);

    public override bool IsConstant => true;

    public override bool IsNumeric => !_number.IsError;

    public ValueId Value => value;

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result) => result.Fill(value);

    public override void Test(ColumnBatch batch, Span<Ternary> result) => result.Fill(_test);

    public override void EvaluateNumeric(ColumnBatch batch, TermValues values, Span<Numeric> result) => result.Fill(_number);
}
