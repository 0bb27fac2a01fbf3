using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Reads an input that ascends by a column run by run: the rows that have the same id there. Counts them, makes none.</summary>
/// <param name="input">The input, which nobody else reads.</param>
/// <param name="column">The column by which it ascends.</param>
internal sealed class SortedRuns(Operator input, int column)
{
    private ColumnBatch? _batch;
    private int _row;

    /// <summary>The id of the current run; only after <see cref="MoveTo"/> has found one.</summary>
    public ValueId Key { get; private set; }

    /// <summary>Goes on to the first run whose id is at least <paramref name="key"/>; false where there is none.</summary>
    public bool MoveTo(ValueId key)
    {
        while (true)
        {
            if (_batch is not null)
            {
                ReadOnlySpan<ValueId> keys = _batch.Column(column);
                _row = SortedKeys.Find(keys, _row, key.Bits);
                if (_row < keys.Length)
                {
                    Key = keys[_row];
                    return true;
                }
                input.SeekTo(key);
            }
            _row = 0;
            if ((_batch = input.Next()) is null) return false;
        }
    }

    /// <summary>Counts the rows of the current run, goes on to the next; <paramref name="hasMore"/> is false where none follows.</summary>
    public long Count(out bool hasMore)
    {
        long count = 0;
        while (_batch is not null)
        {
            ReadOnlySpan<ValueId> keys = _batch.Column(column);
            int end = _row;
            while (end < keys.Length && keys[end] == Key) end++;
            count += end - _row;
            _row = end;
            if (end < keys.Length) break;
            _row = 0;
            _batch = input.Next();
        }
        if (hasMore = _batch is not null) Key = _batch!.Column(column)[_row];
        return count;
    }
}
