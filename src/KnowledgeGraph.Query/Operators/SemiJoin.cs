using System.Numerics;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Keeps the left rows that have a partner on the right (EXISTS), or those that have none (NOT EXISTS, MINUS). The left side streams
/// and keeps its order.
/// </summary>
internal sealed class SemiJoin : Operator
{
    private readonly PartnerSearch _search;
    private readonly JoinLayout _layout;
    private readonly bool _isAnti;
    private readonly bool[] _matched = new bool[ColumnBatch.Capacity];
    private readonly int[] _rows = new int[ColumnBatch.Capacity];

    /// <param name="context">The query.</param>
    /// <param name="left">The left input.</param>
    /// <param name="search">What finds the partners.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="isAnti">Whether the rows without a partner are kept.</param>
    public SemiJoin(QueryContext context, Operator left, PartnerSearch search, JoinLayout layout, bool isAnti)
        : base(context, left.Schema, left)
    {
        _search = search;
        _layout = layout;
        _isAnti = isAnti;
    }

    public override double EstimatedWork => base.EstimatedWork + _search.Right.EstimatedWork;

    public override double EstimatedStartup => base.EstimatedStartup + _search.Right.EstimatedStartup;

    protected override string Name => _isAnti ? "AntiJoin" : "SemiJoin";

    protected override string Detail =>
        JoinDetail.Of(_layout, Inputs[0].Schema) + _search.Right.Detail + (_search.HasCondition ? ", with a condition" : "");

    protected override IEnumerable<QueryPlan> ExplainInputs() => [Inputs[0].Explain(), _search.Right.Explain()];

    public override void SeekTo(ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        while (Match() is { } left)
        {
            int count = 0;
            for (int row = 0; row < left.RowCount; row++)
            {
                _rows[count] = row;
                count += _matched[row] != _isAnti ? 1 : 0;
            }
            left.Keep(_rows.AsSpan(0, count));
            if (count > 0) return left;
        }
        return null;
    }

    protected override BigInteger CountRows()
    {
        long count = 0;
        while (Match() is { } left)
        {
            int matched = _matched.AsSpan(0, left.RowCount).Count(true);
            count += _isAnti ? left.RowCount - matched : matched;
            Context.Check();
        }
        return count;
    }

    protected override void Release() => _search.Dispose();

    /// <summary>The next left rows, and whether each has a partner; null where no more can come.</summary>
    private ColumnBatch? Match()
    {
        if (!_isAnti)
        {
            if (_search.Right.IsExhausted) return null;
            if (_search.Right.Reached is { IsNone: false } reached) Inputs[0].SeekTo(reached);
        }
        if (Inputs[0].Next() is not { } left) return null;
        _search.Find(left, _matched.AsSpan(0, left.RowCount));
        return left;
    }
}
