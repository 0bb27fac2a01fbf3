using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Join of two inputs that ascend by the same variable; each side skips over what the other lacks. Where both ascend by a second shared
/// variable too, as the two directions of one relation do, rows alike in the first are read side by side, not compared pair by pair.
/// </summary>
internal sealed class MergeJoin : Operator
{
    private readonly JoinLayout _layout;
    private readonly JoinPairs _pairs;
    private readonly RowStore _group;
    private readonly Variable _key;
    private readonly Variable? _second;
    private readonly int _leftKey;
    private readonly int _rightKey;
    private readonly int _leftSecond = -1;
    private readonly int _rightSecond = -1;
    private readonly bool _hasOneKey;
    private readonly bool _hasOtherKeys;
    private ColumnBatch? _left;
    private ColumnBatch? _right;
    private int _leftRow;
    private int _rightRow;
    private int _firstRow;
    private int _firstOfGroup;
    private int _offset;
    private bool _rightRunIsOpen;
    private bool _isDone;

    /// <param name="context">The query.</param>
    /// <param name="left">The left input.</param>
    /// <param name="right">The right input.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="key">The variable by which both inputs ascend.</param>
    /// <param name="second">The variable by which rows with one key ascend in both, always bound; null for none.</param>
    public MergeJoin(QueryContext context, Operator left, Operator right, JoinLayout layout, Variable key, Variable? second)
        : base(context, layout.Output, left, right)
    {
        _layout = layout;
        _pairs = new JoinPairs(context, layout);
        _group = new RowStore(context, right.Schema.Count);
        _key = key;
        _leftKey = left.Schema.IndexOf(key);
        _rightKey = right.Schema.IndexOf(key);
        if (second is not null) (_leftSecond, _rightSecond) = (left.Schema.IndexOf(second), right.Schema.IndexOf(second));
        int keys = layout.LeftKeys.Length + layout.LeftLoose.Length;
        _hasOneKey = keys == 1;
        _hasOtherKeys = keys > (second is null ? 1 : 2);
        _second = second;
    }

    protected override string Detail => $"{JoinDetail.Of(_layout, Inputs[0].Schema)}, sorted by ?{_key.Name}{(_second is null ? "" : $" and ?{_second.Name}")}";

    public override void SeekTo(ValueId key)
    {
        foreach (Operator input in Inputs) input.SeekTo(key);
    }

    protected override ColumnBatch? Produce()
    {
        while (!_isDone)
        {
            if (_left is null && !ReadLeft()) break;
            if (_group.Count > 0)
            {
                if (PairWithGroup(_left!) is { } fromGroup) return fromGroup;
                continue;
            }
            if (_right is null && !ReadRight()) break;
            PairBatches(_left!, _right!);
            ColumnBatch? output = _pairs.Flush(_left!, _right!);
            if (_rightRunIsOpen) CollectGroup();
            else if (_rightRow == _right!.RowCount) SkipRight();
            if (_leftRow == _left!.RowCount) SkipLeft();
            if (output is not null) return output;
        }
        _isDone = true;
        return null;
    }

    protected override BigInteger CountRows()
    {
        if (!CanCountRuns) return base.CountRows();
        List<SortedRuns> runs = [];
        AddRuns(runs);
        return CountStar([.. runs]);
    }

    protected override void Release()
    {
        _pairs.Dispose();
        _group.Dispose();
    }

    private bool ReadLeft()
    {
        _leftRow = 0;
        return (_left = Inputs[0].Next()) is not null;
    }

    private bool ReadRight()
    {
        (_rightRow, _firstRow) = (0, 0);
        return (_right = Inputs[1].Next()) is not null;
    }

    /// <summary>Whether the rows of a key are the product of those of both sides, and all are still to come.</summary>
    private bool CanCountRuns => _hasOneKey && _left is null && _right is null && !_isDone;

    /// <summary>Adds the inputs, in place of joins by the same key theirs: no rows of joins need be made to count them.</summary>
    private void AddRuns(List<SortedRuns> runs)
    {
        _isDone = true;
        foreach (Operator input in Inputs)
        {
            if (input is MergeJoin { CanCountRuns: true } inner && inner._key == _key) inner.AddRuns(runs);
            else runs.Add(new SortedRuns(input, input.Schema.IndexOf(_key)));
        }
    }

    private BigInteger CountStar(SortedRuns[] runs)
    {
        const long Large = 1L << 61;
        BigInteger total = 0;
        long pending = 0;
        foreach (SortedRuns each in runs)
        {
            if (!each.MoveTo(default)) return total;
        }
        for (long keys = 0; ; keys++)
        {
            if ((keys & 0xFFF) == 0) Context.Check();
            ValueId key = runs[0].Key;
            for (int i = 1, agreed = 1; agreed < runs.Length; i = i + 1 == runs.Length ? 0 : i + 1)
            {
                if (runs[i].Key.Bits < key.Bits && !runs[i].MoveTo(key)) return total + pending;
                if (runs[i].Key == key)
                {
                    agreed++;
                    continue;
                }
                (key, agreed) = (runs[i].Key, 1);
            }
            UInt128 product = 1;
            BigInteger largeProduct = 0;
            bool hasMore = true;
            foreach (SortedRuns each in runs)
            {
                long count = each.Count(out bool follows);
                hasMore &= follows;
                if (!largeProduct.IsZero) largeProduct *= count;
                else if ((product *= (ulong)count) > Large) largeProduct = product;
            }
            if (!largeProduct.IsZero) total += largeProduct;
            else if ((pending += (long)product) > Large) (total, pending) = (total + pending, 0);
            if (!hasMore) return total + pending;
        }
    }

    /// <summary>Leaves the left batch; the rows before the right side's key are of no use.</summary>
    private void SkipLeft()
    {
        _left = null;
        if (_right is not null && _group.Count == 0) Inputs[0].SeekTo(_right.Buffer(_rightKey)[_rightRow]);
    }

    /// <summary>Leaves the right batch; the rows before the left side's key are of no use.</summary>
    private void SkipRight()
    {
        _right = null;
        if (_leftRow < _left!.RowCount) Inputs[1].SeekTo(_left.Buffer(_leftKey)[_leftRow]);
    }

    /// <summary>
    /// Pairs rows until a batch is used up, the pairs are full, or a run of equal keys reaches the end of the right batch and may go on
    /// in the next. A right run stays current as long as left rows may still need it.
    /// </summary>
    private void PairBatches(ColumnBatch left, ColumnBatch right)
    {
        ReadOnlySpan<ValueId> leftKeys = left.Column(_leftKey), rightKeys = right.Column(_rightKey);
        int i = _leftRow, j = _rightRow;
        while (i < leftKeys.Length && j < rightKeys.Length)
        {
            ulong a = leftKeys[i].Bits, b = rightKeys[j].Bits;
            if (a < b)
            {
                i = SortedKeys.After(leftKeys, i, b);
                continue;
            }
            if (a > b)
            {
                j = SortedKeys.After(rightKeys, j, a);
                continue;
            }
            int end = j + 1;
            while (end < rightKeys.Length && rightKeys[end].Bits == b) end++;
            if (end == rightKeys.Length)
            {
                _rightRunIsOpen = true;
                break;
            }
            ReadOnlySpan<ValueId> seconds = _rightSecond < 0 ? default : right.Column(_rightSecond)[..end];
            int first = Math.Max(_firstRow, j);
            for (; i < leftKeys.Length && leftKeys[i].Bits == b; i++)
            {
                int last = seconds.IsEmpty ? end : MoveToSecond(left, i, seconds, ref first);
                for (int row = first + _offset; row < last; row++)
                {
                    if (_hasOtherKeys && !IsCompatible(left, i, right, row)) continue;
                    if (_pairs.IsFull)
                    {
                        (_leftRow, _rightRow, _firstRow, _offset) = (i, j, first, row - first);
                        return;
                    }
                    _pairs.Add(i, row);
                }
                _offset = 0;
            }
            _firstRow = first;
            if (i < leftKeys.Length) j = end;
        }
        (_leftRow, _rightRow) = (i, j);
    }

    /// <summary>Copies the run at the end of the right batch and what follows of it in the next ones.</summary>
    private void CollectGroup()
    {
        ValueId key = _right!.Buffer(_rightKey)[_rightRow];
        _rightRunIsOpen = false;
        while (_right is not null)
        {
            ReadOnlySpan<ValueId> keys = _right.Column(_rightKey);
            int end = _rightRow;
            while (end < keys.Length && keys[end] == key) end++;
            _group.Append(_right, _rightRow, end - _rightRow);
            _rightRow = end;
            if (end < keys.Length) return;
            ReadRight();
        }
    }

    /// <summary>Pairs left rows with the copied run, of which they have the key; then forgets it.</summary>
    private ColumnBatch? PairWithGroup(ColumnBatch left)
    {
        ReadOnlySpan<ValueId> leftKeys = left.Column(_leftKey);
        ReadOnlySpan<ValueId> seconds = _rightSecond < 0 ? default : _group.Column(_rightSecond);
        ValueId key = _group.Column(_rightKey)[0];
        for (; _leftRow < leftKeys.Length && leftKeys[_leftRow] == key; _leftRow++)
        {
            int last = seconds.IsEmpty ? _group.Count : MoveToSecond(left, _leftRow, seconds, ref _firstOfGroup);
            for (int row = _firstOfGroup + _offset; row < last; row++)
            {
                if (_hasOtherKeys && !IsCompatible(left, _leftRow, _group, row)) continue;
                if (_pairs.IsFull)
                {
                    _offset = row - _firstOfGroup;
                    return _pairs.Flush(left, _group);
                }
                _pairs.Add(_leftRow, row);
            }
            _offset = 0;
        }
        ColumnBatch? output = _pairs.Flush(left, _group);
        if (_leftRow < leftKeys.Length)
        {
            _group.Clear();
            _firstOfGroup = 0;
            _isDone = _right is null;
        }
        else
        {
            _left = null;
        }
        return output;
    }

    /// <summary>
    /// Moves on to the first right row of a run that is not below a left row in the second key; returns the end of those that equal it.
    /// </summary>
    private int MoveToSecond(ColumnBatch left, int leftRow, ReadOnlySpan<ValueId> seconds, ref int first)
    {
        ulong second = left.Buffer(_leftSecond)[leftRow].Bits;
        first = SortedKeys.Find(seconds, first, second);
        return SortedKeys.Find(seconds, first, second + 1);
    }

    private bool IsCompatible(ColumnBatch left, int leftRow, ColumnBatch right, int rightRow)
    {
        for (int k = 0; k < _layout.LeftKeys.Length; k++)
        {
            if (left.Buffer(_layout.LeftKeys[k])[leftRow] != right.Buffer(_layout.RightKeys[k])[rightRow]) return false;
        }
        for (int k = 0; k < _layout.LeftLoose.Length; k++)
        {
            if (!AreCompatible(left.Buffer(_layout.LeftLoose[k])[leftRow], right.Buffer(_layout.RightLoose[k])[rightRow])) return false;
        }
        return true;
    }

    private bool IsCompatible(ColumnBatch left, int leftRow, RowStore right, int rightRow)
    {
        for (int k = 0; k < _layout.LeftKeys.Length; k++)
        {
            if (left.Buffer(_layout.LeftKeys[k])[leftRow] != right.Column(_layout.RightKeys[k])[rightRow]) return false;
        }
        for (int k = 0; k < _layout.LeftLoose.Length; k++)
        {
            if (!AreCompatible(left.Buffer(_layout.LeftLoose[k])[leftRow], right.Column(_layout.RightLoose[k])[rightRow])) return false;
        }
        return true;
    }

    private static bool AreCompatible(ValueId a, ValueId b) => a == b || a.IsNone || b.IsNone;
}
