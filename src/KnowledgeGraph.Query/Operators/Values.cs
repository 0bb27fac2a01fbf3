using System.Globalization;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Rows that are there already: VALUES, the keys that a join passes to its right side, the empty solution.</summary>
internal sealed class Values : Operator
{
    private readonly RowStore _rows;
    private readonly bool _ownsRows;
    private readonly ColumnBatch _output;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="ownsRows">Whether this operator gives them back.</param>
    public Values(QueryContext context, Schema schema, RowStore rows, bool ownsRows)
        : base(context, schema)
    {
        _rows = rows;
        _ownsRows = ownsRows;
        _output = new ColumnBatch(context, schema.Count);
        EstimatedRows = rows.Count;
    }

    protected override string Detail => string.Create(CultureInfo.InvariantCulture, $"{_rows.Count} rows");

    protected override ColumnBatch? Produce()
    {
        if (_next >= _rows.Count) return null;
        _next += _rows.CopyTo(_next, _output);
        return _output;
    }

    protected override void Release()
    {
        _output.Dispose();
        if (_ownsRows) _rows.Dispose();
    }
}
