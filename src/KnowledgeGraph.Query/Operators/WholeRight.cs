using System.Numerics;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A right side that is evaluated once, entirely.</summary>
internal sealed class WholeRight(QueryContext context, Operator input, JoinLayout layout, bool requiresOverlap = false) : RightSide
{
    private readonly JoinTable _table = new(context, layout, input.Schema.Count, requiresOverlap);
    private bool _isBuilt;

    public override Schema Schema => input.Schema;

    public override double EstimatedWork => input.EstimatedWork;

    public override double EstimatedStartup => input.EstimatedWork;

    public override bool IsExhausted => _isBuilt && _table.Rows.Count == 0;

    public override JoinTable TableFor(ColumnBatch left)
    {
        if (!_isBuilt) _table.Build(input);
        _isBuilt = true;
        return _table;
    }

    /// <summary>How many rows there are: for joins that need nothing else of them.</summary>
    public BigInteger CountRows() => _isBuilt ? _table.Rows.Count : input.Count();

    public override QueryPlan Explain() => input.Explain();

    public override void Dispose()
    {
        input.Dispose();
        _table.Dispose();
    }
}
