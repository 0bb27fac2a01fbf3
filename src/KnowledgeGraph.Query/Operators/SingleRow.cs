namespace KnowledgeGraph.Query.Operators;

/// <summary>The one solution that binds nothing: the empty group.</summary>
internal sealed class SingleRow : Operator
{
    private bool _isDone;

    public SingleRow(QueryContext context)
        : base(context, Schema.Empty) => EstimatedRows = 1;

    protected override ColumnBatch? Produce()
    {
        if (_isDone) return null;
        _isDone = true;
        return new ColumnBatch(0) { RowCount = 1 };
    }
}
