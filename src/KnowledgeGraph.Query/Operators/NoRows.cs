namespace KnowledgeGraph.Query.Operators;

/// <summary>No solution at all.</summary>
internal sealed class NoRows(QueryContext context, Schema schema, string reason) : Operator(context, schema)
{
    protected override string Detail => reason;

    protected override ColumnBatch? Produce() => null;
}
