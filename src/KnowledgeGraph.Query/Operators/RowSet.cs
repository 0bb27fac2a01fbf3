using System.Buffers;
using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Distinct rows, numbered in the order in which they came, in memory that counts against the query's budget.</summary>
internal sealed class RowSet(QueryContext context, int columnCount) : IDisposable
{
    // So many rows before it is looked up, a row's place in the table is fetched.
    private const int Ahead = 8;

    private readonly HashSlots _slots = new(context);

    /// <summary>The rows, by number.</summary>
    public RowStore Rows { get; } = new(context, columnCount);

    public int Count => Rows.Count;

    /// <summary>
    /// Adds all rows of a batch, read from some of its columns, and gives the number of each. Numbers from the count before on are new,
    /// and come in ascending order.
    /// </summary>
    public void Add(ColumnBatch batch, ReadOnlySpan<int> columns, Span<int> numbers)
    {
        uint[] buffer = ArrayPool<uint>.Shared.Rent(ColumnBatch.Capacity);
        Span<uint> hashes = buffer.AsSpan(0, batch.RowCount);
        RowHash.Fill(batch, columns, hashes);
        _slots.EnsureCapacity((long)Count + batch.RowCount);
        if (columns.Length == 1) AddSingle(batch, columns, hashes, numbers);
        else if (columns.Length == 2) AddPairs(batch.Column(columns[0]), batch.Column(columns[1]), hashes, numbers);
        else AddRows(batch, columns, hashes, numbers);
        ArrayPool<uint>.Shared.Return(buffer);
    }

    /// <summary>Adds a row, read from some columns of a batch; gives its number, and whether it is new.</summary>
    public int Add(ColumnBatch batch, int row, ReadOnlySpan<int> columns, out bool isNew)
    {
        uint hash = RowHash.Empty;
        foreach (int column in columns) hash = RowHash.Add(hash, batch.Buffer(column)[row]);
        _slots.EnsureCapacity(Count + 1L);
        int before = Count;
        int number = Add(batch, row, columns, hash);
        isNew = number == before;
        return number;
    }

    /// <summary>Adds a row, read from some columns of a batch; false where it is there already.</summary>
    public bool Add(ColumnBatch batch, int row, ReadOnlySpan<int> columns)
    {
        Add(batch, row, columns, out bool isNew);
        return isNew;
    }

    public void Dispose()
    {
        Rows.Dispose();
        _slots.Dispose();
    }

    private void AddSingle(ColumnBatch batch, ReadOnlySpan<int> columns, ReadOnlySpan<uint> hashes, Span<int> numbers)
    {
        ReadOnlySpan<ValueId> values = batch.Column(columns[0]);
        ReadOnlySpan<ValueId> known = Rows.Column(0);
        for (int row = 0; row < hashes.Length; row++)
        {
            // Sorted input comes in runs.
            if (row > 0 && values[row] == values[row - 1])
            {
                numbers[row] = numbers[row - 1];
                continue;
            }
            if (row + Ahead < hashes.Length) _slots.Prefetch(hashes[row + Ahead]);
            ulong position = _slots.Start(hashes[row]);
            int number;
            while ((number = _slots.RowAt(position)) >= 0 && !(_slots.HasHash(position, hashes[row]) && known[number] == values[row]))
            {
                position = _slots.After(position);
            }
            if (number < 0)
            {
                number = Count;
                _slots.Set(position, hashes[row], number);
                Rows.AppendRow(values.Slice(row, 1));
                known = Rows.Column(0);
            }
            numbers[row] = number;
        }
    }

    private void AddPairs(ReadOnlySpan<ValueId> a, ReadOnlySpan<ValueId> b, ReadOnlySpan<uint> hashes, Span<int> numbers)
    {
        ReadOnlySpan<ValueId> knownA = Rows.Column(0), knownB = Rows.Column(1);
        a = a[..hashes.Length];
        b = b[..hashes.Length];
        numbers = numbers[..hashes.Length];
        for (int row = 0; row < hashes.Length; row++)
        {
            if (row + Ahead < hashes.Length) _slots.Prefetch(hashes[row + Ahead]);
            if (row > 0 && a[row] == a[row - 1] && b[row] == b[row - 1])
            {
                numbers[row] = numbers[row - 1];
                continue;
            }
            ulong position = _slots.Start(hashes[row]);
            int number;
            while ((number = _slots.RowAt(position)) >= 0
                && !(_slots.HasHash(position, hashes[row]) && knownA[number] == a[row] && knownB[number] == b[row]))
            {
                position = _slots.After(position);
            }
            if (number < 0)
            {
                number = Count;
                _slots.Set(position, hashes[row], number);
                Rows.AppendRow([a[row], b[row]]);
                knownA = Rows.Column(0);
                knownB = Rows.Column(1);
            }
            numbers[row] = number;
        }
    }

    private void AddRows(ColumnBatch batch, ReadOnlySpan<int> columns, ReadOnlySpan<uint> hashes, Span<int> numbers)
    {
        for (int row = 0; row < hashes.Length; row++)
        {
            bool isRepeated = row > 0 && hashes[row] == hashes[row - 1] && IsEqual(batch, row, columns, numbers[row - 1]);
            numbers[row] = isRepeated ? numbers[row - 1] : Add(batch, row, columns, hashes[row]);
        }
    }

    private int Add(ColumnBatch batch, int row, ReadOnlySpan<int> columns, uint hash)
    {
        ulong position = _slots.Start(hash);
        int number;
        while ((number = _slots.RowAt(position)) >= 0)
        {
            if (_slots.HasHash(position, hash) && IsEqual(batch, row, columns, number)) return number;
            position = _slots.After(position);
        }
        _slots.Set(position, hash, Count);
        Rows.AppendRow(batch, row, columns);
        return Count - 1;
    }

    private bool IsEqual(ColumnBatch batch, int row, ReadOnlySpan<int> columns, int other)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (batch.Buffer(columns[i])[row] != Rows.Column(i)[other]) return false;
        }
        return true;
    }
}
