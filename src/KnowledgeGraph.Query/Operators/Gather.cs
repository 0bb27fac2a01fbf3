using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Makes large batches of small ones, for an operator whose work per batch is dear.</summary>
internal sealed class Gather : Operator
{
    private readonly ColumnBatch _output;
    private BatchSize _batchSize;
    private ColumnBatch? _input;
    private int _consumed;

    /// <param name="context">The query.</param>
    /// <param name="input">The input.</param>
    /// <param name="beginsWithFew">Whether the first batches are small: the first rows may be all that are wanted.</param>
    public Gather(QueryContext context, Operator input, bool beginsWithFew)
        : base(context, input.Schema, input)
    {
        _output = new ColumnBatch(context, input.Schema.Count);
        _batchSize = new BatchSize(beginsWithFew ? BatchSize.Few : ColumnBatch.Capacity);
        EstimatedRows = input.EstimatedRows;
        SortedBy = input.SortedBy;
    }

    protected override ColumnBatch? Produce()
    {
        int count = 0, size = _batchSize.Take();
        while (count < size)
        {
            if (_input is null)
            {
                _consumed = 0;
                if ((_input = Inputs[0].Next()) is null) break;
            }
            int rows = Math.Min(size - count, _input.RowCount - _consumed);
            for (int i = 0; i < Schema.Count; i++)
            {
                Span<ValueId> source = _input.Column(i).Slice(_consumed, rows);
                source.CopyTo(_output.Buffer(i)[count..]);
            }
            count += rows;
            _consumed += rows;
            if (_consumed == _input.RowCount) _input = null;
        }
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Release() => _output.Dispose();
}
