using System.Buffers;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Distinct rows, numbered in the order in which they came, in memory that counts against the query's budget.</summary>
internal sealed class RowSet : IDisposable
{
    private const int BytesPerEntry = 4;
    private const int InitialSize = 64;

    private readonly QueryContext _context;
    private readonly int[] _own;
    private int[] _heads;
    private int[] _next;
    private int _size = InitialSize;
    private bool _isDisposed;

    public RowSet(QueryContext context, int columnCount)
    {
        _context = context;
        _own = [.. Enumerable.Range(0, columnCount)];
        Rows = new RowStore(context, columnCount);
        context.Reserve(2L * InitialSize * BytesPerEntry);
        _heads = ArrayPool<int>.Shared.Rent(InitialSize);
        _next = ArrayPool<int>.Shared.Rent(InitialSize);
        _heads.AsSpan(0, InitialSize).Fill(-1);
    }

    /// <summary>The rows, by number.</summary>
    public RowStore Rows { get; }

    public int Count => Rows.Count;

    /// <summary>Adds a row, read from some columns of a batch; gives its number, and whether it is new.</summary>
    public int Add(ColumnBatch batch, int row, ReadOnlySpan<int> columns, out bool isNew)
    {
        uint hash = RowHash.Of(batch, row, columns);
        for (int i = _heads[hash & (uint)(_size - 1)]; i >= 0; i = _next[i])
        {
            if (IsEqual(batch, row, columns, i))
            {
                isNew = false;
                return i;
            }
        }
        isNew = true;
        if (Rows.Count == _size)
        {
            Grow();
        }
        uint bucket = hash & (uint)(_size - 1);
        _next[Rows.Count] = _heads[bucket];
        _heads[bucket] = Rows.Count;
        Rows.AppendRow(batch, row, columns);
        return Rows.Count - 1;
    }

    /// <summary>Adds a row, read from some columns of a batch; false where it is there already.</summary>
    public bool Add(ColumnBatch batch, int row, ReadOnlySpan<int> columns)
    {
        Add(batch, row, columns, out bool isNew);
        return isNew;
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        Rows.Dispose();
        ArrayPool<int>.Shared.Return(_heads);
        ArrayPool<int>.Shared.Return(_next);
        _context.Release(2L * _size * BytesPerEntry);
    }

    private bool IsEqual(ColumnBatch batch, int row, ReadOnlySpan<int> columns, int other)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            ValueId value = batch.Buffer(columns[i])[row];
            if (value != Rows.Column(i)[other]) return false;
        }
        return true;
    }

    private void Grow()
    {
        if (_size == 1 << 30) throw new QueryMemoryLimitException("the query holds more distinct rows than one operator can keep");
        int size = _size * 2;
        _context.Reserve(2L * (size - _size) * BytesPerEntry);
        ArrayPool<int>.Shared.Return(_heads);
        ArrayPool<int>.Shared.Return(_next);
        _heads = ArrayPool<int>.Shared.Rent(size);
        _next = ArrayPool<int>.Shared.Rent(size);
        _heads.AsSpan(0, size).Fill(-1);
        for (int i = 0; i < Rows.Count; i++)
        {
            uint bucket = RowHash.Of(Rows, i, _own) & (uint)(size - 1);
            _next[i] = _heads[bucket];
            _heads[bucket] = i;
        }
        _size = size;
    }
}
