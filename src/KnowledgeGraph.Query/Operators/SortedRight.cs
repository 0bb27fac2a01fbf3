using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// A right side that ascends by the same variable as the left: it is read along with the left batches, skips over what they lack, and
/// holds no more rows than one batch has partners.
/// </summary>
/// <param name="context">The query.</param>
/// <param name="input">The right input, sorted by the key.</param>
/// <param name="layout">The layout of the join.</param>
/// <param name="leftKey">The key's column on the left, whose batches are sorted by it.</param>
/// <param name="rightKey">The key's column on the right.</param>
/// <param name="needsOne">Whether one row of each key is enough.</param>
/// <param name="requiresOverlap">See <see cref="JoinTable"/>.</param>
internal sealed class SortedRight(
    QueryContext context,
    Operator input,
    JoinLayout layout,
    int leftKey,
    int rightKey,
    bool needsOne,
    bool requiresOverlap) : RightSide
{
    // Where no more right rows than so many times the left ones are in their range of keys, all of them are taken.
    private const int Density = 8;

    private readonly JoinTable _table = new(context, layout, input.Schema.Count, requiresOverlap);
    private readonly int[] _partners = new int[ColumnBatch.Capacity];
    private ColumnBatch? _batch;
    private int _partnerCount;
    private bool _isOpen;
    private int _row;
    private bool _isAtEnd;

    public override Schema Schema => input.Schema;

    public override double EstimatedWork => input.EstimatedWork;

    public override double EstimatedStartup => input.EstimatedStartup;

    // The last key may come again in the next left batch: only then nothing is left to find.
    public override bool IsExhausted => _isAtEnd && _table.Rows.Count == 0;

    // Beside a table the row is past the last key found, which may come again.
    public override ValueId Reached =>
        needsOne && _batch is not null && _row < _batch.RowCount ? _batch.Column(rightKey)[_row] : ValueId.None;

    public override string Detail => ", side by side";

    public override JoinTable TableFor(ColumnBatch left)
    {
        ReadOnlySpan<ValueId> keys = left.Column(leftKey);
        KeepRowsOf(keys[0]);
        for (int i = 0; i < keys.Length && MoveTo(keys[i]);)
        {
            ReadOnlySpan<ValueId> rightKeys = _batch!.Column(rightKey);
            int end = SortedKeys.Find(rightKeys, _row, keys[^1].Bits + 1);
            if (end - _row <= Density * (keys.Length - i))
            {
                TakePartners();
                _table.Rows.Append(_batch, _row, end - _row);
                _row = end;
                i = end < rightKeys.Length ? keys.Length : SortedKeys.Find(keys, i, rightKeys[^1].Bits);
            }
            else
            {
                i = Pair(keys, i, rightKeys);
                if (_isOpen) CollectRun();
            }
        }
        TakePartners();
        if (layout.LeftKeys.Length == 1) _table.Link(keys);
        else _table.BuildIndex();
        return _table;
    }

    public override bool TryMatch(ColumnBatch left, Span<bool> matched)
    {
        if (!needsOne) return false;
        ReadOnlySpan<ValueId> keys = left.Column(leftKey);
        int i = 0;
        while (i < keys.Length && MoveTo(keys[i])) i = SortedKeys.Match(keys, i, _batch!.Column(rightKey), ref _row, matched);
        matched[i..].Clear();
        return true;
    }

    public override QueryPlan Explain() => input.Explain();

    public override void Dispose()
    {
        input.Dispose();
        _table.Dispose();
    }

    /// <summary>Forgets the partners of the batch before, but for those of its last key where this batch goes on with it.</summary>
    private void KeepRowsOf(ValueId key)
    {
        ReadOnlySpan<ValueId> known = _table.Rows.Column(rightKey);
        int start = known.Length;
        while (start > 0 && known[start - 1] == key) start--;
        _table.Rows.DropBefore(start);
    }

    /// <summary>Moves to the first row whose key is not below the given one; false at the end.</summary>
    private bool MoveTo(ValueId key)
    {
        while (!_isAtEnd)
        {
            if (_batch is null)
            {
                input.SeekTo(key);
                Read();
                continue;
            }
            ReadOnlySpan<ValueId> keys = _batch.Column(rightKey);
            _row = SortedKeys.Find(keys, _row, key.Bits);
            if (_row < keys.Length) return true;
            TakePartners();
            _batch = null;
        }
        return false;
    }

    /// <summary>
    /// Finds the right rows of the batch that have a key of the left, from a left row on; returns the left row that comes next. Stops where
    /// the batch ends, and says so where that is in the midst of a key.
    /// </summary>
    private int Pair(ReadOnlySpan<ValueId> leftKeys, int i, ReadOnlySpan<ValueId> rightKeys)
    {
        int row = _row;
        while (i < leftKeys.Length && row < rightKeys.Length)
        {
            ulong key = rightKeys[row].Bits;
            if (leftKeys[i].Bits < key)
            {
                i = SortedKeys.After(leftKeys, i, key);
                continue;
            }
            if (leftKeys[i].Bits > key)
            {
                row = SortedKeys.After(rightKeys, row, leftKeys[i].Bits);
                continue;
            }
            int start = row;
            while (row < rightKeys.Length && rightKeys[row].Bits == key) row++;
            for (int partner = start; partner < row; partner++) _partners[_partnerCount++] = partner;
            while (i < leftKeys.Length && leftKeys[i].Bits == key) i++;
            _isOpen = row == rightKeys.Length;
        }
        _row = row;
        return i;
    }

    /// <summary>Takes over what follows in the next batches of the key with which the batch ended.</summary>
    private void CollectRun()
    {
        ValueId key = _batch!.Column(rightKey)[^1];
        _isOpen = false;
        while (_batch is not null && _row == _batch.RowCount)
        {
            TakePartners();
            Read();
            if (_batch is null) return;
            ReadOnlySpan<ValueId> keys = _batch.Column(rightKey);
            for (; _row < keys.Length && keys[_row] == key; _row++) _partners[_partnerCount++] = _row;
        }
    }

    private void TakePartners()
    {
        if (_partnerCount > 0) _table.Rows.Append(_batch!, _partners.AsSpan(0, _partnerCount));
        _partnerCount = 0;
    }

    private void Read()
    {
        _row = 0;
        _batch = input.Next();
        _isAtEnd = _batch is null;
    }
}
