using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Join of two inputs that ascend by the same variable; each side skips over what the other lacks.</summary>
internal sealed class MergeJoin : Operator
{
    private readonly JoinLayout _layout;
    private readonly JoinPairs _pairs;
    private readonly RowStore _groups;
    private readonly Variable _key;
    private readonly int _leftKey;
    private readonly int _rightKey;
    private ColumnBatch? _left;
    private ColumnBatch? _right;
    private int _leftRow;
    private int _rightRow;
    private int _groupStart;
    private int _groupRow;
    private ValueId _groupKey;
    private bool _rightIsExhausted;
    private bool _isDone;

    public MergeJoin(QueryContext context, Operator left, Operator right, JoinLayout layout, Variable key)
        : base(context, layout.Output, left, right)
    {
        _layout = layout;
        _pairs = new JoinPairs(layout);
        _groups = new RowStore(context, right.Schema.Count);
        _key = key;
        _leftKey = left.Schema.IndexOf(key);
        _rightKey = right.Schema.IndexOf(key);
    }

    protected override string Detail => $"{JoinDetail.Of(_layout, Inputs[0].Schema)}, sorted by ?{_key.Name}";

    protected override ColumnBatch? Produce()
    {
        while (!_isDone)
        {
            if (_left is null || _leftRow == _left.RowCount)
            {
                ColumnBatch? output = _left is null ? null : Flush(_left);
                _left = null;
                _isDone |= _rightIsExhausted;
                if (output is not null) return output;
                if (_isDone) return null;
                _leftRow = 0;
                if ((_left = Inputs[0].Next()) is null) break;
            }
            ValueId key = _left.Buffer(_leftKey)[_leftRow];
            if (key != _groupKey && !MoveTo(_left, key)) continue;
            if (!PairWithGroup(_left)) return Flush(_left);
        }
        _isDone = true;
        return null;
    }

    protected override void Release()
    {
        _pairs.Dispose();
        _groups.Dispose();
    }

    private ColumnBatch? Flush(ColumnBatch left)
    {
        ColumnBatch? output = _pairs.Flush(left, _groups);
        _groups.DropBefore(_groupStart);
        _groupRow -= _groupStart;
        _groupStart = 0;
        return output;
    }

    /// <summary>Brings both sides to the same key and collects the right rows of it; false where a side has to be read on first.</summary>
    private bool MoveTo(ColumnBatch left, ValueId key)
    {
        while (true)
        {
            if (!SeekRight(key))
            {
                // Nothing on the right can match this row or any after it.
                _leftRow = left.RowCount;
                _rightIsExhausted = true;
                return false;
            }
            ValueId rightKey = _right!.Buffer(_rightKey)[_rightRow];
            if (rightKey == key)
            {
                CollectGroup(key);
                return true;
            }
            int next = Gallop(left.Column(_leftKey), _leftRow, rightKey);
            _leftRow = next;
            if (next == left.RowCount)
            {
                Inputs[0].SeekTo(rightKey);
                return false;
            }
            key = left.Buffer(_leftKey)[next];
        }
    }

    private bool SeekRight(ValueId key)
    {
        while (true)
        {
            if (_right is not null)
            {
                _rightRow = Gallop(_right.Column(_rightKey), _rightRow, key);
                if (_rightRow < _right.RowCount) return true;
                Inputs[1].SeekTo(key);
            }
            _rightRow = 0;
            if ((_right = Inputs[1].Next()) is null) return false;
        }
    }

    private void CollectGroup(ValueId key)
    {
        _groupKey = key;
        _groupStart = _groups.Count;
        _groupRow = _groupStart;
        while (_right is not null)
        {
            ReadOnlySpan<ValueId> keys = _right.Column(_rightKey);
            int end = _rightRow;
            while (end < keys.Length && keys[end] == key) end++;
            _groups.Append(_right, _rightRow, end - _rightRow);
            _rightRow = end;
            if (end < keys.Length) return;
            _rightRow = 0;
            _right = Inputs[1].Next();
        }
    }

    /// <summary>Pairs the left row with the group and steps to the next left row; false when the pairs are full.</summary>
    private bool PairWithGroup(ColumnBatch left)
    {
        for (; _groupRow < _groups.Count; _groupRow++)
        {
            if (!IsCompatible(left, _groupRow)) continue;
            if (_pairs.IsFull) return false;
            _pairs.Add(_leftRow, _groupRow);
        }
        _groupRow = _groupStart;
        _leftRow++;
        return true;
    }

    private bool IsCompatible(ColumnBatch left, int row)
    {
        for (int k = 0; k < _layout.LeftKeys.Length; k++)
        {
            if (left.Buffer(_layout.LeftKeys[k])[_leftRow] != _groups.Column(_layout.RightKeys[k])[row]) return false;
        }
        for (int k = 0; k < _layout.LeftLoose.Length; k++)
        {
            ValueId a = left.Buffer(_layout.LeftLoose[k])[_leftRow];
            ValueId b = _groups.Column(_layout.RightLoose[k])[row];
            if (a != b && !a.IsNone && !b.IsNone) return false;
        }
        return true;
    }

    /// <summary>The first position from <paramref name="start"/> whose id is at least <paramref name="key"/>.</summary>
    private static int Gallop(ReadOnlySpan<ValueId> keys, int start, ValueId key)
    {
        int step = 1, low = start;
        while (low < keys.Length && keys[low].Bits < key.Bits)
        {
            start = low + 1;
            low += step;
            step *= 2;
        }
        int high = Math.Min(low, keys.Length);
        while (start < high)
        {
            int middle = (start + high) >>> 1;
            if (keys[middle].Bits < key.Bits) start = middle + 1;
            else high = middle;
        }
        return start;
    }
}
