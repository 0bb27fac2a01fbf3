using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The first rows of an ORDER BY with a LIMIT: keeps no more than those.</summary>
internal sealed class TopN : Operator
{
    private readonly SortKey[] _keys;
    private readonly int _limit;
    private readonly RowStore _rows;
    private readonly RowStore _keyValues;
    private readonly ColumnBatch _keyBatch;
    private readonly ColumnBatch _output;
    private readonly Predicate<ValueId> _mayBeWanted;
    private readonly int[] _wanted = new int[ColumnBatch.Capacity];
    private readonly List<int> _heap = [];
    private readonly List<long> _arrivals = [];
    private bool _isSorted;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="input">The input.</param>
    /// <param name="keys">The conditions.</param>
    /// <param name="limit">How many rows to give, at least 1.</param>
    /// <param name="detail">For EXPLAIN.</param>
    public TopN(QueryContext context, Operator input, SortKey[] keys, int limit, string detail)
        : base(context, input.Schema, input)
    {
        _keys = keys;
        _limit = limit;
        Detail = detail;
        _rows = new RowStore(context, input.Schema.Count);
        _keyValues = new RowStore(context, keys.Length);
        _keyBatch = new ColumnBatch(context, keys.Length);
        _output = new ColumnBatch(context, input.Schema.Count);
        _mayBeWanted = IsFirstKeyWanted;
    }

    public override double EstimatedStartup => Inputs[0].EstimatedWork;

    protected override string Detail { get; }

    protected override ColumnBatch? Produce()
    {
        if (!_isSorted)
        {
            ReadAll();
            _heap.Sort(Compare);
            _isSorted = true;
        }
        int count = Math.Min(ColumnBatch.Capacity, _heap.Count - _next);
        if (count == 0) return null;
        _output.RowCount = count;
        for (int i = 0; i < Schema.Count; i++)
        {
            ReadOnlySpan<ValueId> source = _rows.Column(i);
            Span<ValueId> target = _output.Column(i);
            for (int row = 0; row < count; row++) target[row] = source[_heap[_next + row]];
        }
        _next += count;
        return _output;
    }

    protected override void Release()
    {
        _rows.Dispose();
        _keyValues.Dispose();
        _keyBatch.Dispose();
        _output.Dispose();
        _heap.Clear();
        _next = 0;
    }

    private void ReadAll()
    {
        long arrival = 0;
        Span<ValueId> row = stackalloc ValueId[Schema.Count];
        Span<ValueId> key = stackalloc ValueId[_keys.Length];
        while (Inputs[0].Next() is { } batch)
        {
            if (!EvaluateKeys(batch)) continue;
            for (int i = 0; i < batch.RowCount; i++, arrival++)
            {
                for (int k = 0; k < key.Length; k++) key[k] = _keyBatch.Buffer(k)[i];
                if (_heap.Count == _limit && !IsBeforeWorst(key)) continue;
                for (int c = 0; c < row.Length; c++) row[c] = batch.Buffer(c)[i];
                if (_heap.Count < _limit) Insert(row, key, arrival);
                else ReplaceWorst(row, key, arrival);
            }
        }
    }

    /// <summary>
    /// Computes the keys of a batch, of which only those rows stay that the first key does not rule out; false where none do.
    /// </summary>
    private bool EvaluateKeys(ColumnBatch batch)
    {
        int first = 0;
        _keyBatch.RowCount = batch.RowCount;
        if (_heap.Count == _limit)
        {
            int count = _keys[0].Expression.EvaluateWhere(batch, _mayBeWanted, _keyBatch.Column(0), _wanted);
            if (count == 0) return false;
            batch.Keep(_wanted.AsSpan(0, count));
            _keyBatch.RowCount = count;
            first = 1;
        }
        for (int k = first; k < _keys.Length; k++) _keys[k].Expression.Evaluate(batch, _keyBatch.Column(k));
        return true;
    }

    private bool IsFirstKeyWanted(ValueId key)
    {
        int result = _keys[0].Order.Compare(key, _keyValues.Column(0)[_heap[0]]);
        return result == 0 ? _keys.Length > 1 : result < 0 != _keys[0].Descending;
    }

    private void Insert(ReadOnlySpan<ValueId> row, ReadOnlySpan<ValueId> key, long arrival)
    {
        _rows.AppendRow(row);
        _keyValues.AppendRow(key);
        _arrivals.Add(arrival);
        _heap.Add(_heap.Count);
        for (int i = _heap.Count - 1; i > 0;)
        {
            int parent = (i - 1) / 2;
            if (Compare(_heap[i], _heap[parent]) <= 0) break;
            (_heap[i], _heap[parent]) = (_heap[parent], _heap[i]);
            i = parent;
        }
    }

    private void ReplaceWorst(ReadOnlySpan<ValueId> row, ReadOnlySpan<ValueId> key, long arrival)
    {
        int slot = _heap[0];
        _rows.ReplaceRow(slot, row);
        _keyValues.ReplaceRow(slot, key);
        _arrivals[slot] = arrival;
        for (int i = 0; ;)
        {
            int child = (2 * i) + 1;
            if (child >= _heap.Count) break;
            if (child + 1 < _heap.Count && Compare(_heap[child + 1], _heap[child]) > 0) child++;
            if (Compare(_heap[child], _heap[i]) <= 0) break;
            (_heap[i], _heap[child]) = (_heap[child], _heap[i]);
            i = child;
        }
    }

    private bool IsBeforeWorst(ReadOnlySpan<ValueId> key)
    {
        int worst = _heap[0];
        for (int k = 0; k < _keys.Length; k++)
        {
            int result = _keys[k].Order.Compare(key[k], _keyValues.Column(k)[worst]);
            if (result != 0) return _keys[k].Descending ? result > 0 : result < 0;
        }
        return false;
    }

    private int Compare(int a, int b)
    {
        for (int k = 0; k < _keys.Length; k++)
        {
            ReadOnlySpan<ValueId> values = _keyValues.Column(k);
            int result = _keys[k].Order.Compare(values[a], values[b]);
            if (result != 0) return _keys[k].Descending ? -result : result;
        }
        return _arrivals[a].CompareTo(_arrivals[b]);
    }
}
