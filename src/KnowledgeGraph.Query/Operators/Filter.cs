using KnowledgeGraph.Query.Expressions;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Keeps the rows of which a condition is true (SPARQL 1.1 §18.5).</summary>
/// <param name="context">The query.</param>
/// <param name="input">The input.</param>
/// <param name="condition">The condition, bound to the input.</param>
/// <param name="rowWork">What testing a row costs, in rows read.</param>
/// <param name="detail">For EXPLAIN.</param>
internal sealed class Filter(QueryContext context, Operator input, CompiledExpression condition, double rowWork, string detail)
    : Operator(context, input.Schema, input)
{
    private readonly Ternary[] _truth = new Ternary[ColumnBatch.Capacity];
    private readonly int[] _rows = new int[ColumnBatch.Capacity];

    protected override string Detail => detail;

    protected override IEnumerable<CompiledExpression> Expressions => [condition];

    public override void SeekTo(Storage.ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        while (Inputs[0].Next() is { } batch)
        {
            Context.Work?.Spend(batch.RowCount * rowWork);
            condition.Test(batch, _truth.AsSpan(0, batch.RowCount));
            int count = 0;
            for (int row = 0; row < batch.RowCount; row++)
            {
                if (_truth[row] == Ternary.True) _rows[count++] = row;
            }
            batch.Keep(_rows.AsSpan(0, count));
            if (count > 0) return batch;
        }
        return null;
    }
}
