using KnowledgeGraph.Query.Operators;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>
/// <c>&amp;&amp;</c> and <c>||</c> of any number of operands (SPARQL 1.1 §17.2): one that decides hides the others' errors.
/// </summary>
/// <param name="decisive">The value that decides: false for <c>&amp;&amp;</c>, true for <c>||</c>.</param>
/// <param name="operands">At least one.</param>
internal sealed class LogicalNode(Ternary decisive, CompiledExpression[] operands) : BooleanNode
{
    // With fewer rows undecided than one in so many, these are copied together before the next operand is computed.
    private const int Sparseness = 4;

    private readonly int[] _numbers = new int[ColumnBatch.Capacity];
    private ColumnBatch? _undecided;

    public override bool IsConstant => Array.TrueForAll(operands, operand => operand.IsConstant);

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        operands[0].Test(batch, result);
        using var rowBuffer = new RowBuffer<int>(result.Length);
        using var truthBuffer = new RowBuffer<Ternary>(result.Length);
        for (int i = 1; i < operands.Length; i++)
        {
            int count = 0;
            for (int row = 0; row < result.Length; row++)
            {
                if (result[row] != decisive) rowBuffer.Rows[count++] = row;
            }
            if (count == 0) return;
            ReadOnlySpan<int> rows = rowBuffer.Rows[..count];
            Span<Ternary> next = truthBuffer.Rows;
            if (count < result.Length / Sparseness)
            {
                operands[i].Test(CopyRows(batch, rows), next[..count]);
                for (int k = 0; k < count; k++) Combine(ref result[rows[k]], next[k]);
            }
            else
            {
                operands[i].Test(batch, next);
                foreach (int row in rows) Combine(ref result[row], next[row]);
            }
        }
    }

    private void Combine(ref Ternary result, Ternary operand)
    {
        if (operand == decisive || operand == Ternary.Error) result = operand;
    }

    private ColumnBatch CopyRows(ColumnBatch batch, ReadOnlySpan<int> rows)
    {
        if (_undecided?.ColumnCount != batch.ColumnCount) _undecided = new ColumnBatch(batch.ColumnCount);
        _undecided.RowCount = rows.Length;
        _undecided.Ordinal = batch.Ordinal;
        _undecided.RowNumbers = _numbers;
        for (int k = 0; k < rows.Length; k++) _numbers[k] = batch.RowNumbers?[rows[k]] ?? rows[k];
        for (int column = 0; column < batch.ColumnCount; column++)
        {
            ReadOnlySpan<Storage.ValueId> source = batch.Column(column);
            Span<Storage.ValueId> target = _undecided.Column(column);
            for (int k = 0; k < rows.Length; k++) target[k] = source[rows[k]];
        }
        return _undecided;
    }
}
