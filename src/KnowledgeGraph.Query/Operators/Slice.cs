using System.Globalization;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Skips rows and stops after some (SPARQL 1.1 §18.5); then the input is not asked any more.</summary>
internal sealed class Slice : Operator
{
    private long _toSkip;
    private long _left;

    public Slice(QueryContext context, Operator input, long offset, long? limit)
        : base(context, input.Schema, input)
    {
        _toSkip = offset;
        _left = limit ?? long.MaxValue;
        Detail = string.Create(CultureInfo.InvariantCulture, $"offset {offset}, limit {limit}");
    }

    protected override string Detail { get; }

    protected override ColumnBatch? Produce()
    {
        while (_left > 0 && Inputs[0].Next() is { } batch)
        {
            if (_toSkip >= batch.RowCount)
            {
                _toSkip -= batch.RowCount;
                continue;
            }
            int start = (int)_toSkip;
            int count = (int)Math.Min(_left, batch.RowCount - start);
            _toSkip = 0;
            _left -= count;
            if (start > 0)
            {
                for (int i = 0; i < batch.ColumnCount; i++)
                {
                    Span<ValueId> column = batch.Column(i);
                    column.Slice(start, count).CopyTo(column);
                }
            }
            batch.RowCount = count;
            return batch;
        }
        return null;
    }
}
