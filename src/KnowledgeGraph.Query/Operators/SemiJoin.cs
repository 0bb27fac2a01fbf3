using System.Buffers;
using KnowledgeGraph.Query.Expressions;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Keeps the left rows that have a partner on the right (EXISTS), or those that have none (NOT EXISTS, MINUS). The left side streams
/// and keeps its order.
/// </summary>
internal sealed class SemiJoin : Operator
{
    private readonly RightSide _right;
    private readonly JoinLayout _layout;
    private readonly CompiledExpression? _condition;
    private readonly bool _isAnti;
    private readonly JoinPairs? _pairs;
    private readonly bool[] _matched = new bool[ColumnBatch.Capacity];
    private readonly int[] _rows = new int[ColumnBatch.Capacity];

    /// <param name="context">The query.</param>
    /// <param name="left">The left input.</param>
    /// <param name="right">The right side.</param>
    /// <param name="layout">The layout; its output serves the condition.</param>
    /// <param name="condition">What a pair must fulfil, bound to the layout's output; null for true.</param>
    /// <param name="isAnti">Whether the rows without a partner are kept.</param>
    public SemiJoin(QueryContext context, Operator left, RightSide right, JoinLayout layout, CompiledExpression? condition, bool isAnti)
        : base(context, left.Schema, left)
    {
        _right = right;
        _layout = layout;
        _condition = condition;
        _isAnti = isAnti;
        if (condition is not null) _pairs = new JoinPairs(layout);
    }

    public override double EstimatedWork => base.EstimatedWork + _right.EstimatedWork;

    protected override string Name => _isAnti ? "AntiJoin" : "SemiJoin";

    protected override string Detail => JoinDetail.Of(_layout, Inputs[0].Schema) + (_condition is null ? "" : ", with a condition");

    protected override IEnumerable<QueryPlan> ExplainInputs() => [Inputs[0].Explain(), _right.Explain()];

    protected override ColumnBatch? Produce()
    {
        while (!(_right.IsExhausted && !_isAnti) && Inputs[0].Next() is { } left)
        {
            JoinTable table = _right.TableFor(left);
            table.Probe(left);
            if (_condition is null) FindMatches(left, table);
            else FindMatches(left, table, _condition, _pairs!);
            int count = 0;
            for (int row = 0; row < left.RowCount; row++)
            {
                if (_matched[row] != _isAnti) _rows[count++] = row;
            }
            left.Keep(_rows.AsSpan(0, count));
            if (count > 0) return left;
        }
        return null;
    }

    protected override void Release()
    {
        _right.Dispose();
        _pairs?.Dispose();
    }

    private void FindMatches(ColumnBatch left, JoinTable table)
    {
        for (int row = 0; row < left.RowCount; row++) _matched[row] = table.First(left, row) >= 0;
    }

    private void FindMatches(ColumnBatch left, JoinTable table, CompiledExpression condition, JoinPairs pairs)
    {
        _matched.AsSpan(0, left.RowCount).Clear();
        for (int row = 0; row < left.RowCount; row++)
        {
            for (int other = table.First(left, row); other >= 0 && !_matched[row]; other = table.Following(left, row, other))
            {
                pairs.Add(row, other);
                if (pairs.IsFull) TestPairs(left, table, condition, pairs);
            }
        }
        TestPairs(left, table, condition, pairs);
    }

    private void TestPairs(ColumnBatch left, JoinTable table, CompiledExpression condition, JoinPairs pairs)
    {
        Context.Check();
        pairs.LeftRows.CopyTo(_rows);
        if (pairs.Flush(left, table.Rows) is not { } joined) return;
        Ternary[] truth = ArrayPool<Ternary>.Shared.Rent(joined.RowCount);
        condition.Test(joined, truth.AsSpan(0, joined.RowCount));
        for (int i = 0; i < joined.RowCount; i++) _matched[_rows[i]] |= truth[i] == Ternary.True;
        ArrayPool<Ternary>.Shared.Return(truth);
    }
}
