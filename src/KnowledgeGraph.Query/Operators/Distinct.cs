namespace KnowledgeGraph.Query.Operators;

/// <summary>Gives each row once, where it first appears (SPARQL 1.1 §18.5).</summary>
internal sealed class Distinct : Operator
{
    private readonly RowSet _seen;
    private readonly int[] _columns;
    private readonly int[] _numbers = new int[ColumnBatch.Capacity];
    private readonly int[] _rows = new int[ColumnBatch.Capacity];

    public Distinct(QueryContext context, Operator input)
        : base(context, input.Schema, input)
    {
        _columns = [.. Enumerable.Range(0, input.Schema.Count)];
        _seen = new RowSet(context, _columns.Length);
    }

    protected override ColumnBatch? Produce()
    {
        while (Inputs[0].Next() is { } batch)
        {
            int count = 0, known = _seen.Count;
            _seen.Add(batch, _columns, _numbers);
            for (int row = 0; row < batch.RowCount; row++)
            {
                if (_numbers[row] < known) continue;
                _rows[count++] = row;
                known++;
            }
            batch.Keep(_rows.AsSpan(0, count));
            if (count > 0) return batch;
        }
        return null;
    }

    protected override void Release() => _seen.Dispose();
}
