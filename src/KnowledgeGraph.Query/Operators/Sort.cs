using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>ORDER BY (SPARQL 1.1 §15.1): all rows, sorted; equal rows keep their order.</summary>
internal sealed class Sort : Operator
{
    private readonly SortKey[] _keys;
    private readonly RowStore _rows;
    private readonly RowStore _keyValues;
    private readonly ColumnBatch _keyBatch;
    private readonly ColumnBatch _output;
    private RowOrder? _order;
    private int _next;

    public Sort(QueryContext context, Operator input, SortKey[] keys, string detail)
        : base(context, input.Schema, input)
    {
        _keys = keys;
        Detail = detail;
        _rows = new RowStore(context, input.Schema.Count);
        _keyValues = new RowStore(context, keys.Length);
        _keyBatch = new ColumnBatch(context, keys.Length);
        _output = new ColumnBatch(context, input.Schema.Count);
    }

    public override double EstimatedStartup => Inputs[0].EstimatedWork;

    protected override string Detail { get; }

    protected override ColumnBatch? Produce()
    {
        _order ??= SortAll();
        ReadOnlySpan<int> order = _order.Rows[_next..];
        int count = Math.Min(ColumnBatch.Capacity, order.Length);
        if (count == 0) return null;
        _output.RowCount = count;
        for (int i = 0; i < Schema.Count; i++)
        {
            ReadOnlySpan<ValueId> source = _rows.Column(i);
            Span<ValueId> target = _output.Column(i);
            for (int row = 0; row < count; row++) target[row] = source[order[row]];
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
        _order?.Dispose();
    }

    private RowOrder SortAll()
    {
        while (Inputs[0].Next() is { } batch)
        {
            _rows.Append(batch);
            _keyBatch.RowCount = batch.RowCount;
            for (int k = 0; k < _keys.Length; k++) _keys[k].Expression.Evaluate(batch, _keyBatch.Column(k));
            _keyValues.Append(_keyBatch);
        }
        var order = new RowOrder(Context, _rows.Count);
        if (!TrySortByKeys(order)) SortByComparing(order.Rows);
        return order;
    }

    private bool TrySortByKeys(RowOrder order)
    {
        int count = _rows.Count;
        using var keys = new QueryMemory<ulong>(Context);
        keys.Resize((long)count * _keys.Length);
        for (int k = 0; k < _keys.Length; k++)
        {
            Context.Check();
            if (!_keys[k].Order.TryReadKeys(_keyValues.Column(k), keys.Slice((long)k * count, count))) return false;
        }
        for (int k = _keys.Length - 1; k >= 0; k--)
        {
            Context.Check();
            order.SortBy(keys.Slice((long)k * count, count), _keys[k].Descending);
        }
        return true;
    }

    private void SortByComparing(Span<int> order)
    {
        int comparisons = 0;
        try
        {
            order.Sort((a, b) =>
            {
                if ((++comparisons & 0xFFFF) == 0) Context.Check();
                return Compare(a, b);
            });
        }
        catch (InvalidOperationException exception)
            when (exception.InnerException is Rdf.KnowledgeGraphException or OperationCanceledException)
        {
            // Sorting wraps what its comparison throws.
            throw exception.InnerException;
        }
    }

    private int Compare(int a, int b)
    {
        for (int k = 0; k < _keys.Length; k++)
        {
            ReadOnlySpan<ValueId> values = _keyValues.Column(k);
            int result = _keys[k].Order.Compare(values[a], values[b]);
            if (result != 0) return _keys[k].Descending ? -result : result;
        }
        return a.CompareTo(b);
    }
}
