using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>ORDER BY (SPARQL 1.1 §15.1): all rows, sorted; equal rows keep their order.</summary>
internal sealed class Sort : Operator
{
    private readonly SortKey[] _keys;
    private readonly ValueComparer _comparer;
    private readonly RowStore _rows;
    private readonly RowStore _keyValues;
    private readonly ColumnBatch _keyBatch;
    private readonly ColumnBatch _output;
    private int[]? _order;
    private int _next;

    public Sort(QueryContext context, Operator input, SortKey[] keys, ValueComparer comparer, string detail)
        : base(context, input.Schema, input)
    {
        _keys = keys;
        _comparer = comparer;
        Detail = detail;
        _rows = new RowStore(context, input.Schema.Count);
        _keyValues = new RowStore(context, keys.Length);
        _keyBatch = new ColumnBatch(keys.Length);
        _output = new ColumnBatch(input.Schema.Count);
    }

    protected override string Detail { get; }

    protected override ColumnBatch? Produce()
    {
        _order ??= SortAll();
        int count = Math.Min(ColumnBatch.Capacity, _order.Length - _next);
        if (count == 0) return null;
        _output.RowCount = count;
        for (int i = 0; i < Schema.Count; i++)
        {
            ReadOnlySpan<ValueId> source = _rows.Column(i);
            Span<ValueId> target = _output.Column(i);
            for (int row = 0; row < count; row++) target[row] = source[_order[_next + row]];
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
        if (_order is not null) Context.Release(_order.Length * sizeof(int));
        _order = [];
    }

    private int[] SortAll()
    {
        while (Inputs[0].Next() is { } batch)
        {
            _rows.Append(batch);
            _keyBatch.RowCount = batch.RowCount;
            for (int k = 0; k < _keys.Length; k++) _keys[k].Expression.Evaluate(batch, _keyBatch.Column(k));
            _keyValues.Append(_keyBatch);
        }
        Context.Reserve(_rows.Count * sizeof(int));
        int[] order = new int[_rows.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        int comparisons = 0;
        try
        {
            Array.Sort(order, (a, b) =>
            {
                if ((++comparisons & 0xFFFF) == 0) Context.Check();
                return Compare(a, b);
            });
        }
        catch (InvalidOperationException exception)
            when (exception.InnerException is Rdf.KnowledgeGraphException or OperationCanceledException)
        {
            // Array.Sort wraps what its comparison throws.
            throw exception.InnerException;
        }
        return order;
    }

    private int Compare(int a, int b)
    {
        for (int k = 0; k < _keys.Length; k++)
        {
            ReadOnlySpan<ValueId> values = _keyValues.Column(k);
            int result = _comparer.Compare(values[a], values[b]);
            if (result != 0) return _keys[k].Descending ? -result : result;
        }
        return a.CompareTo(b);
    }
}
