namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// A right side that is evaluated for each left batch, restricted to the batch's distinct keys; where more left rows come than it
/// was chosen for, it is evaluated once, entirely, after all.
/// </summary>
/// <param name="context">The query.</param>
/// <param name="schema">The columns that every plan of <paramref name="plan"/> gives.</param>
/// <param name="layout">The layout of the join.</param>
/// <param name="keys">The left columns whose values are passed.</param>
/// <param name="plan">Plans the right side for some keys, a row each; for null, without restriction.</param>
/// <param name="mostRows">The left rows up to which restricting pays.</param>
/// <param name="requiresOverlap">See <see cref="JoinTable"/>.</param>
internal sealed class CorrelatedRight(
    QueryContext context,
    Schema schema,
    JoinLayout layout,
    int[] keys,
    Func<RowStore?, Operator> plan,
    double mostRows,
    bool requiresOverlap = false) : RightSide
{
    private readonly JoinTable _table = new(context, layout, schema.Count, requiresOverlap);
    private QueryPlan? _lastPlan;
    private double _rowsSeen;
    private bool _isWhole;

    public override Schema Schema => schema;

    public override double EstimatedWork => mostRows;

    public override double EstimatedStartup => 0;

    public override bool IsExhausted => _isWhole && _table.Rows.Count == 0;

    public override JoinTable TableFor(ColumnBatch left)
    {
        if (_isWhole) return _table;
        _rowsSeen += left.RowCount;
        _isWhole = _rowsSeen > mostRows && _rowsSeen > left.RowCount;
        _table.Rows.Clear();
        if (_isWhole)
        {
            Fill(null);
        }
        else
        {
            using var distinct = new RowSet(context, keys.Length);
            for (int row = 0; row < left.RowCount; row++) distinct.Add(left, row, keys);
            Fill(distinct.Rows);
        }
        return _table;
    }

    public override QueryPlan Explain()
    {
        if (_lastPlan is not null) return _lastPlan;
        using Operator unrestricted = plan(null);
        return unrestricted.Explain();
    }

    public override void Dispose() => _table.Dispose();

    private void Fill(RowStore? rows)
    {
        using Operator right = plan(rows);
        _table.Build(right);
        _lastPlan = right.Explain();
    }
}
