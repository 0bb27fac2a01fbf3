using System.Numerics;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A right side that is evaluated once, entirely.</summary>
/// <param name="context">The query.</param>
/// <param name="input">The plan.</param>
/// <param name="layout">The layout of the join.</param>
/// <param name="requiresOverlap">Whether partners must share a bound variable besides the keys, as for MINUS.</param>
/// <param name="needsOne">Whether it is only asked whether there is a partner, by one key and nothing else: then the keys alone are kept.</param>
internal sealed class WholeRight(QueryContext context, Operator input, JoinLayout layout, bool requiresOverlap = false, bool needsOne = false)
    : RightSide
{
    private readonly JoinTable _table = new(context, layout, input.Schema.Count, requiresOverlap);
    private readonly KeySet _keys = new(context);
    private bool _isBuilt;

    public override Schema Schema => input.Schema;

    public override double EstimatedWork => input.EstimatedWork;

    public override double EstimatedStartup => input.EstimatedWork;

    public override bool IsExhausted => _isBuilt && (needsOne ? _keys.IsEmpty : _table.Rows.Count == 0);

    public override JoinTable TableFor(ColumnBatch left)
    {
        if (!_isBuilt) _table.Build(input);
        _isBuilt = true;
        return _table;
    }

    public override bool TryMatch(ColumnBatch left, Span<bool> matched)
    {
        if (!needsOne) return false;
        if (!_isBuilt) ReadKeys();
        _isBuilt = true;
        _keys.Match(left.Column(layout.LeftKeys[0]), matched);
        return true;
    }

    /// <summary>How many rows there are: for joins that need nothing else of them.</summary>
    public BigInteger CountRows() => _isBuilt ? _table.Rows.Count : input.Count();

    public override QueryPlan Explain() => input.Explain();

    public override void Dispose()
    {
        input.Dispose();
        _table.Dispose();
        _keys.Dispose();
    }

    private void ReadKeys()
    {
        while (input.Next() is { } batch)
        {
            _keys.Add(batch.Column(layout.RightKeys[0]));
            context.Work?.Spend(batch.RowCount * JoinTable.RowWork);
        }
    }
}
