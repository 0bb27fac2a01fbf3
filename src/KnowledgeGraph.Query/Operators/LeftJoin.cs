using System.Buffers;
using System.Numerics;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// LeftJoin (SPARQL 1.1 §18.5): joined rows that pass the condition, and the left rows of which none did. The left side streams, and
/// keeps its order where there is no condition.
/// </summary>
internal sealed class LeftJoin : Operator
{
    private readonly RightSide _right;
    private readonly JoinLayout _layout;
    private readonly CompiledExpression? _condition;
    private readonly JoinPairs _pairs;
    private readonly bool[] _matched = new bool[ColumnBatch.Capacity];
    private readonly int[] _leftOfPair = new int[ColumnBatch.Capacity];
    private ColumnBatch? _left;
    private JoinTable? _table;
    private int _leftRow;
    private int _rightRow = JoinPairs.NoRow;
    private bool _emitsUnmatched;
    private ColumnBatch? _single;

    /// <param name="context">The query.</param>
    /// <param name="left">The left input.</param>
    /// <param name="right">The optional side.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="condition">The condition, bound to the output columns; null for true.</param>
    public LeftJoin(QueryContext context, Operator left, RightSide right, JoinLayout layout, CompiledExpression? condition)
        : base(context, layout.Output, left)
    {
        _right = right;
        _layout = layout;
        _condition = condition;
        _pairs = new JoinPairs(context, layout);
    }

    public override double EstimatedWork => base.EstimatedWork + _right.EstimatedWork;

    public override double EstimatedStartup => base.EstimatedStartup + _right.EstimatedStartup;

    protected override string Detail =>
        JoinDetail.Of(_layout, Inputs[0].Schema) + _right.Detail + (_condition is null ? "" : ", with a condition");

    protected override IEnumerable<QueryPlan> ExplainInputs() => [Inputs[0].Explain(), _right.Explain()];

    public override void SeekTo(ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        while (true)
        {
            if (_left is null)
            {
                if ((_left = Inputs[0].Next()) is null) return null;
                _table = _right.TableFor(_left);
                _table.Probe(_left);
                if (_condition is null && _table.IsUnique) return JoinSingly();
                _leftRow = 0;
                _rightRow = _table.First(_left, 0);
                _emitsUnmatched = false;
                _matched.AsSpan(0, _left.RowCount).Clear();
            }
            if (!_emitsUnmatched)
            {
                FindPairs(_left, _table!);
                if (_leftRow == _left.RowCount)
                {
                    _emitsUnmatched = true;
                    _leftRow = 0;
                }
                if (FlushMatched(_left, _table!) is { } joined) return joined;
            }
            else
            {
                if (_condition is not null) FindUnmatched(_left);
                ColumnBatch left = _left;
                _left = null;
                if (_pairs.Flush(left, _table!.Rows) is { } unmatched) return unmatched;
            }
        }
    }

    protected override BigInteger CountRows()
    {
        if (_condition is not null || _left is not null) return base.CountRows();
        long count = 0;
        while (Inputs[0].Next() is { } left)
        {
            JoinTable table = _right.TableFor(left);
            table.Probe(left);
            for (int row = 0; row < left.RowCount; row++)
            {
                int partner = table.First(left, row);
                // A row without a partner comes once as well.
                do count++;
                while (partner >= 0 && (partner = table.Following(left, row, partner)) >= 0);
            }
            Context.Check();
        }
        return count;
    }

    protected override void Release()
    {
        _right.Dispose();
        _pairs.Dispose();
        _single?.Dispose();
    }

    /// <summary>The left batch, of which no row has more than one partner, with the partners' columns.</summary>
    private ColumnBatch JoinSingly()
    {
        _single ??= ColumnBatch.CreateView(Context, Schema.Count, column => _layout.LeftSources[column] < 0);
        _single.RowCount = _left!.RowCount;
        for (int column = 0; column < Schema.Count; column++)
        {
            if (_layout.LeftSources[column] >= 0) _single.Borrow(column, _left, _layout.LeftSources[column]);
            else _table!.CopyPartners(_layout.RightSources[column], _single.Column(column));
        }
        _left = null;
        return _single;
    }

    private void FindPairs(ColumnBatch left, JoinTable table)
    {
        while (true)
        {
            if (_pairs.IsFull) return;
            if (_rightRow >= 0)
            {
                _pairs.Add(_leftRow, _rightRow);
                _matched[_leftRow] |= _condition is null;
                _rightRow = table.Following(left, _leftRow, _rightRow);
                if (_rightRow >= 0) continue;
            }
            else if (_condition is null && !_matched[_leftRow])
            {
                _pairs.Add(_leftRow, JoinPairs.NoRow);
            }
            if (++_leftRow == left.RowCount) return;
            _rightRow = table.First(left, _leftRow);
        }
    }

    private ColumnBatch? FlushMatched(ColumnBatch left, JoinTable table)
    {
        if (_condition is null) return _pairs.Flush(left, table.Rows);
        _pairs.LeftRows.CopyTo(_leftOfPair);
        ColumnBatch? output = _pairs.Flush(left, table.Rows);
        if (output is null) return null;
        Ternary[] truth = ArrayPool<Ternary>.Shared.Rent(output.RowCount);
        int[] kept = ArrayPool<int>.Shared.Rent(output.RowCount);
        try
        {
            _condition.Test(output, truth.AsSpan(0, output.RowCount));
            int count = 0;
            for (int i = 0; i < output.RowCount; i++)
            {
                if (truth[i] != Ternary.True) continue;
                kept[count++] = i;
                _matched[_leftOfPair[i]] = true;
            }
            output.Keep(kept.AsSpan(0, count));
            return count == 0 ? null : output;
        }
        finally
        {
            ArrayPool<Ternary>.Shared.Return(truth);
            ArrayPool<int>.Shared.Return(kept);
        }
    }

    private void FindUnmatched(ColumnBatch left)
    {
        for (int row = 0; row < left.RowCount; row++)
        {
            if (!_matched[row]) _pairs.Add(row, JoinPairs.NoRow);
        }
    }
}
