using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>The operators <c>= != &lt; &lt;= &gt; &gt;=</c> (SPARQL 1.1 §17.3).</summary>
internal sealed class ComparisonNode(
    ExpressionContext context,
    BinaryOperator comparison,
    CompiledExpression left,
    CompiledExpression right) : BooleanNode
{
    // Beside a constant, what is read from the dictionary is compared once, however many rows it stands in.
    private readonly TruthMemo? _known = left.IsConstant != right.IsConstant ? new TruthMemo(context.Terms.TryTake) : null;

    private readonly Func<ValueId, Ternary>? _textTest = CreateTextTest(context, comparison, left, right);

    public override bool IsConstant => left.IsConstant && right.IsConstant;

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        if (left.IsNumeric && right.IsNumeric) TestNumbers(batch, result);
        else if (left.IsNumeric && !left.IsConstant) TestMixed(batch, left, right, isSwapped: false, result);
        else if (right.IsNumeric && !right.IsConstant) TestMixed(batch, right, left, isSwapped: true, result);
        else if (_textTest is not null) (left.IsConstant ? right : left).Test(batch, _textTest, result);
        else TestIds(batch, result);
    }

    /// <summary>
    /// The comparison of a text, which thus becomes no term, with a constant string; null where something else is compared.
    /// </summary>
    private static Func<ValueId, Ternary>? CreateTextTest(
        ExpressionContext context, BinaryOperator comparison, CompiledExpression left, CompiledExpression right)
    {
        ConstantNode? constant = left as ConstantNode ?? right as ConstantNode;
        CompiledExpression other = constant == left ? right : left;
        if (other is not FunctionNode { MakesText: true } || constant?.Value.Tag is not (ValueTag.ShortString or ValueTag.String)) return null;
        ValueId text = constant.Value;
        bool isSwapped = constant == left;
        return comparison switch
        {
            BinaryOperator.Equal => id => AreEqual(context.Comparer, id, text),
            BinaryOperator.NotEqual => id => AreEqual(context.Comparer, id, text).Negate(),
            _ => id => context.Comparer.CompareValues(isSwapped ? text : id, isSwapped ? id : text) is int order
                ? Decide(comparison, order) : Ternary.Error,
        };
    }

    /// <summary>Whether a text is equal to a string, where the text need not be a term.</summary>
    private static Ternary AreEqual(ValueComparer comparer, ValueId id, ValueId text)
    {
        if (!QueryTerms.IsTransient(id)) return comparer.AreEqual(id, text);
        return id.Tag == ValueTag.String && comparer.CompareValues(id, text) == 0 ? Ternary.True : Ternary.False;
    }

    private void TestNumbers(ColumnBatch batch, Span<Ternary> result)
    {
        using var leftNumbers = new RowBuffer<Numeric>(result.Length);
        using var rightNumbers = new RowBuffer<Numeric>(result.Length);
        left.EvaluateNumeric(batch, context.Values, leftNumbers.Rows);
        right.EvaluateNumeric(batch, context.Values, rightNumbers.Rows);
        for (int row = 0; row < result.Length; row++) result[row] = CompareNumbers(leftNumbers.Rows[row], rightNumbers.Rows[row]);
    }

    private void TestMixed(ColumnBatch batch, CompiledExpression numeric, CompiledExpression other, bool isSwapped, Span<Ternary> result)
    {
        using var numbers = new RowBuffer<Numeric>(result.Length);
        using var ids = new RowBuffer<ValueId>(result.Length);
        numeric.EvaluateNumeric(batch, context.Values, numbers.Rows);
        other.Evaluate(batch, ids.Rows);
        for (int row = 0; row < result.Length; row++)
        {
            ref readonly Numeric number = ref numbers.Rows[row];
            ValueId id = ids.Rows[row];
            Numeric otherNumber = context.Values.ReadNumeric(id);
            if (number.IsError || id.IsNone)
            {
                result[row] = Ternary.Error;
            }
            else if (otherNumber.IsError)
            {
                ValueId numberId = context.Values.Create(number);
                result[row] = isSwapped ? CompareIds(id, numberId) : CompareIds(numberId, id);
            }
            else
            {
                result[row] = isSwapped ? CompareNumbers(otherNumber, number) : CompareNumbers(number, otherNumber);
            }
        }
    }

    private void TestIds(ColumnBatch batch, Span<Ternary> result)
    {
        using var leftIds = new RowBuffer<ValueId>(result.Length);
        using var rightIds = new RowBuffer<ValueId>(result.Length);
        left.Evaluate(batch, leftIds.Rows);
        right.Evaluate(batch, rightIds.Rows);
        for (int row = 0; row < result.Length; row++)
        {
            ValueId leftId = leftIds.Rows[row], rightId = rightIds.Rows[row];
            ValueTag leftTag = leftId.Tag, rightTag = rightId.Tag;
            if (leftTag == ValueTag.Integer && rightTag == ValueTag.Integer) result[row] = Decide(leftId.CompareTo(rightId));
            else if (_known is not null && TruthMemo.Takes(left.IsConstant ? rightId : leftId))
            {
                ValueId stored = left.IsConstant ? rightId : leftId;
                if (!_known.TryGet(stored, out result[row])) _known.Set(stored, result[row] = CompareOnce(leftId, rightId));
            }
            else if (CanBeNumber(leftTag) && CanBeNumber(rightTag)) result[row] = CompareNumbersOrIds(leftId, rightId);
            else result[row] = CompareIds(leftId, rightId);
        }
    }

    private static bool CanBeNumber(ValueTag tag) =>
        tag is ValueTag.Integer or ValueTag.Decimal or ValueTag.Double or ValueTag.TypedLiteral;

    /// <summary>As <see cref="CompareNumbersOrIds"/>, for what is remembered here and so need not be where the numbers are.</summary>
    private Ternary CompareOnce(ValueId leftId, ValueId rightId)
    {
        Numeric leftNumber = context.Values.ReadNumericOnce(leftId), rightNumber = context.Values.ReadNumericOnce(rightId);
        return leftNumber.IsError || rightNumber.IsError ? CompareIds(leftId, rightId) : CompareNumbers(leftNumber, rightNumber);
    }

    private Ternary CompareNumbersOrIds(ValueId leftId, ValueId rightId)
    {
        Numeric leftNumber = context.Values.ReadNumeric(leftId), rightNumber = context.Values.ReadNumeric(rightId);
        return leftNumber.IsError || rightNumber.IsError ? CompareIds(leftId, rightId) : CompareNumbers(leftNumber, rightNumber);
    }

    private Ternary CompareNumbers(in Numeric leftNumber, in Numeric rightNumber)
    {
        if (Numeric.Compare(leftNumber, rightNumber) is int order) return Decide(order);
        if (leftNumber.IsError || rightNumber.IsError) return Ternary.Error;
        return comparison == BinaryOperator.NotEqual ? Ternary.True : Ternary.False;
    }

    private Ternary CompareIds(ValueId leftId, ValueId rightId)
    {
        if (comparison == BinaryOperator.Equal) return context.Comparer.AreEqual(leftId, rightId);
        if (comparison == BinaryOperator.NotEqual) return context.Comparer.AreEqual(leftId, rightId).Negate();
        if (context.Comparer.CompareValues(leftId, rightId) is int order) return Decide(order);
        return context.Comparer.IsNaN(leftId, rightId) ? Ternary.False : Ternary.Error;
    }

    private Ternary Decide(int order) => Decide(comparison, order);

    private static Ternary Decide(BinaryOperator comparison, int order)
    {
        bool holds = comparison switch
        {
            BinaryOperator.Equal => order == 0,
            BinaryOperator.NotEqual => order != 0,
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
        return holds ? Ternary.True : Ternary.False;
    }
}
