using System.Numerics;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Join (SPARQL 1.1 §18.5): the right side goes into a hash table, the left one streams and keeps its order.</summary>
internal sealed class HashJoin : Operator
{
    private readonly RightSide _right;
    private readonly JoinPairs _pairs;
    private readonly JoinLayout _layout;
    private ColumnBatch? _left;
    private JoinTable? _table;
    private int _leftRow;
    private int _rightRow = JoinPairs.NoRow;

    public HashJoin(QueryContext context, Operator left, RightSide right, JoinLayout layout)
        : base(context, layout.Output, left)
    {
        _layout = layout;
        _right = right;
        _pairs = new JoinPairs(context, layout);
    }

    public override double EstimatedWork => base.EstimatedWork + _right.EstimatedWork;

    public override double EstimatedStartup => base.EstimatedStartup + _right.EstimatedStartup;

    protected override string Detail => JoinDetail.Of(_layout, Inputs[0].Schema);

    protected override IEnumerable<QueryPlan> ExplainInputs() => [Inputs[0].Explain(), _right.Explain()];

    public override void SeekTo(ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        if (_right.IsExhausted) return null;
        while (true)
        {
            if (_left is null)
            {
                if ((_left = Inputs[0].Next()) is null) return null;
                _table = _right.TableFor(_left);
                _table.Probe(_left);
                _leftRow = 0;
                _rightRow = _table.First(_left, 0);
            }
            _table!.Pair(_left, ref _leftRow, ref _rightRow, _pairs);
            ColumnBatch? output = _pairs.Flush(_left, _table!.Rows);
            if (_leftRow == _left.RowCount) _left = null;
            if (output is not null) return output;
        }
    }

    protected override BigInteger CountRows()
    {
        bool isProduct = _layout.LeftKeys.Length + _layout.LeftLoose.Length == 0;
        if (!isProduct || _left is not null || _right is not WholeRight whole) return base.CountRows();
        BigInteger rightRows = whole.CountRows();
        return rightRows.IsZero ? 0 : Inputs[0].Count() * rightRows;
    }

    protected override void Release()
    {
        _right.Dispose();
        _pairs.Dispose();
    }
}
