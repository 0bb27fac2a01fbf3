using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Materialised rows, column by column, in memory that counts against the query's budget.</summary>
internal sealed unsafe class RowStore : IDisposable
{
    private const int MinimumCapacity = 64;

    private readonly QueryMemory<ValueId>[] _columns;
    private int _capacity;

    public RowStore(QueryContext context, int columnCount)
    {
        _columns = new QueryMemory<ValueId>[columnCount];
        for (int i = 0; i < columnCount; i++) _columns[i] = new QueryMemory<ValueId>(context);
    }

    public int Count { get; private set; }

    public int ColumnCount => _columns.Length;

    public ReadOnlySpan<ValueId> Column(int index) => new(_columns[index].Address, Count);

    /// <summary>Adds all rows of a batch that has the same columns.</summary>
    public void Append(ColumnBatch batch) => Append(batch, 0, batch.RowCount);

    /// <summary>Adds some consecutive rows of a batch that has the same columns.</summary>
    public void Append(ColumnBatch batch, int start, int count)
    {
        EnsureCapacity(count);
        for (int i = 0; i < _columns.Length; i++) batch.Column(i).Slice(start, count).CopyTo(_columns[i].Span[Count..]);
        Count += count;
    }

    /// <summary>Adds some rows of a batch that has the same columns.</summary>
    public void Append(ColumnBatch batch, ReadOnlySpan<int> rows)
    {
        EnsureCapacity(rows.Length);
        for (int i = 0; i < _columns.Length; i++)
        {
            ReadOnlySpan<ValueId> source = batch.Column(i);
            Span<ValueId> target = new(_columns[i].Address + Count, rows.Length);
            for (int k = 0; k < rows.Length; k++) target[k] = source[rows[k]];
        }
        Count += rows.Length;
    }

    /// <summary>Adds one row, whose values are read from some columns of a batch.</summary>
    public void AppendRow(ColumnBatch batch, int row, ReadOnlySpan<int> columns)
    {
        EnsureCapacity(1);
        for (int i = 0; i < columns.Length; i++) _columns[i].Address[Count] = batch.Column(columns[i])[row];
        Count++;
    }

    /// <summary>Adds one row.</summary>
    public void AppendRow(ReadOnlySpan<ValueId> values)
    {
        EnsureCapacity(1);
        for (int i = 0; i < values.Length; i++) _columns[i].Address[Count] = values[i];
        Count++;
    }

    /// <summary>Overwrites one row.</summary>
    public void ReplaceRow(int row, ReadOnlySpan<ValueId> values)
    {
        for (int i = 0; i < values.Length; i++) _columns[i].Span[row] = values[i];
    }

    public void Clear() => Count = 0;

    /// <summary>Forgets all rows before <paramref name="start"/>, which becomes row 0.</summary>
    public void DropBefore(int start)
    {
        foreach (QueryMemory<ValueId> column in _columns) column.Span[start..Count].CopyTo(column.Span);
        Count -= start;
    }

    /// <summary>Copies consecutive rows into a batch; returns how many.</summary>
    public int CopyTo(int start, ColumnBatch batch)
    {
        int count = Math.Min(ColumnBatch.Capacity, Count - start);
        for (int i = 0; i < _columns.Length; i++) Column(i).Slice(start, count).CopyTo(batch.Buffer(i));
        batch.RowCount = count;
        return count;
    }

    public void Dispose()
    {
        foreach (QueryMemory<ValueId> column in _columns) column.Dispose();
        _capacity = 0;
        Count = 0;
    }

    private void EnsureCapacity(int more)
    {
        if (Count + more <= _capacity) return;
        int capacity = (int)Math.Min(Array.MaxLength, Math.Max(MinimumCapacity, Math.Max(Count + (long)more, 2L * _capacity)));
        if (Count + (long)more > capacity) throw new QueryMemoryLimitException("the query holds more rows than one operator can keep");
        foreach (QueryMemory<ValueId> column in _columns) column.Resize(capacity);
        _capacity = capacity;
    }
}
