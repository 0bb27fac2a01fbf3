using System.Buffers;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Some rows of solutions, column by column. <see cref="ValueId.None"/> is unbound. Owned by the operator that filled it, until its
/// next call; whoever received it may change it in place meanwhile.
/// </summary>
internal sealed class ColumnBatch : IDisposable
{
    /// <summary>The most rows of a batch.</summary>
    public const int Capacity = 2048;

    private readonly ValueId[][] _columns;
    private readonly bool[] _isOwn;
    private readonly QueryContext? _context;
    private bool _isDisposed;

    /// <summary>Creates a small batch whose columns are all its own, beside the budget of any query.</summary>
    public ColumnBatch(int columnCount)
        : this(null, columnCount, _ => true)
    {
    }

    /// <summary>Creates a batch whose columns are all its own.</summary>
    /// <exception cref="QueryMemoryLimitException">The budget of the query does not allow it.</exception>
    public ColumnBatch(QueryContext context, int columnCount)
        : this(context, columnCount, _ => true)
    {
    }

    private ColumnBatch(QueryContext? context, int columnCount, Func<int, bool> isOwn)
    {
        _columns = new ValueId[columnCount][];
        _isOwn = new bool[columnCount];
        for (int i = 0; i < columnCount; i++) _isOwn[i] = isOwn(i);
        context?.Reserve(OwnBytes);
        _context = context;
        for (int i = 0; i < columnCount; i++)
        {
            if (_isOwn[i]) _columns[i] = ArrayPool<ValueId>.Shared.Rent(Capacity);
        }
    }

    public int ColumnCount => _columns.Length;

    private long OwnBytes => _isOwn.AsSpan().Count(true) * (long)Capacity * Unsafe.SizeOf<ValueId>();

    public int RowCount { get; set; }

    /// <summary>Which of its operator's batches this is; with a row's number it tells a solution from all others there.</summary>
    public long Ordinal { get; set; }

    /// <summary>The numbers that the rows have in the batch of which these are copies; null where they are no copies.</summary>
    public int[]? RowNumbers { get; set; }

    /// <summary>
    /// Creates a batch of which some columns are its own and the others are shown from elsewhere (see <see cref="Borrow"/>).
    /// </summary>
    /// <exception cref="QueryMemoryLimitException">The budget of the query does not allow it.</exception>
    public static ColumnBatch CreateView(QueryContext context, int columnCount, Func<int, bool> isOwn) => new(context, columnCount, isOwn);

    /// <summary>The filled part of a column.</summary>
    public Span<ValueId> Column(int index) => _columns[index].AsSpan(0, RowCount);

    /// <summary>A whole column, for filling.</summary>
    public Span<ValueId> Buffer(int index) => _columns[index].AsSpan(0, Capacity);

    /// <summary>Shows the column of another batch as a column of this one, without copying.</summary>
    public void Borrow(int index, ColumnBatch source, int sourceIndex) => _columns[index] = source._columns[sourceIndex];

    /// <summary>Keeps the rows listed, in their order; <paramref name="rows"/> is ascending.</summary>
    public void Keep(ReadOnlySpan<int> rows)
    {
        if (rows.Length == RowCount) return;
        foreach (ValueId[] column in _columns)
        {
            for (int i = 0; i < rows.Length; i++) column[i] = column[rows[i]];
        }
        RowCount = rows.Length;
    }

    /// <summary>Gives the columns back. The batch must not be used any more.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _context?.Release(OwnBytes);
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_isOwn[i]) ArrayPool<ValueId>.Shared.Return(_columns[i]);
        }
    }
}
