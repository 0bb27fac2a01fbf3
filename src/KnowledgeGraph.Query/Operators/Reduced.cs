namespace KnowledgeGraph.Query.Operators;

/// <summary>Leaves out rows that equal the row before them, which REDUCED allows (SPARQL 1.1 §18.5).</summary>
internal sealed class Reduced(QueryContext context, Operator input) : Operator(context, input.Schema, input)
{
    private readonly int[] _rows = new int[ColumnBatch.Capacity];

    protected override ColumnBatch? Produce()
    {
        if (Inputs[0].Next() is not { } batch) return null;
        int count = 1;
        _rows[0] = 0;
        for (int row = 1; row < batch.RowCount; row++)
        {
            if (!IsRepetition(batch, row)) _rows[count++] = row;
        }
        batch.Keep(_rows.AsSpan(0, count));
        return batch;
    }

    private static bool IsRepetition(ColumnBatch batch, int row)
    {
        for (int i = 0; i < batch.ColumnCount; i++)
        {
            if (batch.Buffer(i)[row] != batch.Buffer(i)[row - 1]) return false;
        }
        return true;
    }
}
