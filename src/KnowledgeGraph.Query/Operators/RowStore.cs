using System.Buffers;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Materialised rows, column by column, in pooled memory that counts against the query's budget.</summary>
internal sealed class RowStore(QueryContext context, int columnCount) : IDisposable
{
    private const int BytesPerValue = 8;
    private const int MinimumCapacity = 64;

    private readonly ValueId[][] _columns = CreateColumns(columnCount);
    private int _capacity;

    public int Count { get; private set; }

    public int ColumnCount => _columns.Length;

    public ReadOnlySpan<ValueId> Column(int index) => _columns[index].AsSpan(0, Count);

    /// <summary>Adds all rows of a batch that has the same columns.</summary>
    public void Append(ColumnBatch batch) => Append(batch, 0, batch.RowCount);

    /// <summary>Adds some consecutive rows of a batch that has the same columns.</summary>
    public void Append(ColumnBatch batch, int start, int count)
    {
        EnsureCapacity(count);
        for (int i = 0; i < _columns.Length; i++) batch.Column(i).Slice(start, count).CopyTo(_columns[i].AsSpan(Count));
        Count += count;
    }

    /// <summary>Adds one row, whose values are read from some columns of a batch.</summary>
    public void AppendRow(ColumnBatch batch, int row, ReadOnlySpan<int> columns)
    {
        EnsureCapacity(1);
        for (int i = 0; i < columns.Length; i++) _columns[i][Count] = batch.Column(columns[i])[row];
        Count++;
    }

    /// <summary>Adds one row.</summary>
    public void AppendRow(ReadOnlySpan<ValueId> values)
    {
        EnsureCapacity(1);
        for (int i = 0; i < values.Length; i++) _columns[i][Count] = values[i];
        Count++;
    }

    /// <summary>Overwrites one row.</summary>
    public void ReplaceRow(int row, ReadOnlySpan<ValueId> values)
    {
        for (int i = 0; i < values.Length; i++) _columns[i][row] = values[i];
    }

    /// <summary>Forgets all rows before <paramref name="start"/>, which becomes row 0.</summary>
    public void DropBefore(int start)
    {
        foreach (ValueId[] column in _columns) column.AsSpan(start, Count - start).CopyTo(column);
        Count -= start;
    }

    public void Clear() => Count = 0;

    /// <summary>Copies consecutive rows into a batch; returns how many.</summary>
    public int CopyTo(int start, ColumnBatch batch)
    {
        int count = Math.Min(ColumnBatch.Capacity, Count - start);
        for (int i = 0; i < _columns.Length; i++) _columns[i].AsSpan(start, count).CopyTo(batch.Buffer(i));
        batch.RowCount = count;
        return count;
    }

    public void Dispose()
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Length > 0) ArrayPool<ValueId>.Shared.Return(_columns[i]);
            _columns[i] = [];
        }
        context.Release((long)_capacity * _columns.Length * BytesPerValue);
        _capacity = 0;
        Count = 0;
    }

    private static ValueId[][] CreateColumns(int count)
    {
        var columns = new ValueId[count][];
        Array.Fill(columns, []);
        return columns;
    }

    private void EnsureCapacity(int more)
    {
        if (Count + more <= _capacity) return;
        int capacity = (int)Math.Min(Array.MaxLength, Math.Max(MinimumCapacity, Math.Max(Count + (long)more, 2L * _capacity)));
        if (Count + (long)more > capacity) throw new QueryMemoryLimitException("the query holds more rows than one operator can keep");
        context.Reserve((long)(capacity - _capacity) * _columns.Length * BytesPerValue);
        for (int i = 0; i < _columns.Length; i++)
        {
            ValueId[] larger = ArrayPool<ValueId>.Shared.Rent(capacity);
            _columns[i].AsSpan(0, Count).CopyTo(larger);
            if (_columns[i].Length > 0) ArrayPool<ValueId>.Shared.Return(_columns[i]);
            _columns[i] = larger;
        }
        _capacity = capacity;
    }
}
