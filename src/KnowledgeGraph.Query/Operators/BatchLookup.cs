using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Looks up the matches of a pattern for all rows of a batch, in the order of their keys: neighbours are found in the block that was just
/// read, and equal keys once.
/// </summary>
internal sealed class BatchLookup : IDisposable
{
    private static readonly long OwnBytes =
        ColumnBatch.Capacity * (long)(Unsafe.SizeOf<QuadRun>() + sizeof(bool) + sizeof(ulong) + sizeof(int));

    private readonly QueryContext _context;
    private readonly QuadLookup _lookup;
    private readonly int[] _keyColumns;
    private QuadRun[] _runs = BatchArray.Rent<QuadRun>();
    private bool[] _isFound = BatchArray.Rent<bool>();
    private ulong[] _keys = BatchArray.Rent<ulong>();
    private int[] _rows = BatchArray.Rent<int>();

    private BatchLookup(QueryContext context, QuadLookup lookup, int[] keyColumns)
    {
        _context = context;
        _lookup = lookup;
        _keyColumns = keyColumns;
    }

    /// <summary>Opens a look-up; null where the matches must be found row by row.</summary>
    /// <param name="context">The query.</param>
    /// <param name="left">The columns of the batches.</param>
    /// <param name="pattern">The pattern.</param>
    public static BatchLookup? TryOpen(QueryContext context, Schema left, QuadPattern pattern)
    {
        if (pattern.HasRepeatedVariable || (pattern.Graph is { } graph && left.Contains(graph))) return null;
        List<int> keys = [], others = [], columns = [];
        for (int place = 0; place < QuadPattern.GraphPlace; place++)
        {
            if (pattern.Slot(place).Variable is not { } variable) continue;
            int column = left.IndexOf(variable);
            // What is unbound in some rows is no key in these.
            if (column >= 0 && !left.IsCertain(column)) return null;
            (column >= 0 ? keys : others).Add(place);
            if (column >= 0) columns.Add(column);
        }
        if (keys.Count == 0) return null;
        QuadOrder order = ScanOrder.For(pattern.Prefix, [.. keys, .. others]);
        // One row after the other needs less memory.
        if (context.MemoryLeft < OwnBytes || context.Snapshot.OpenLookup(pattern.Prefix, pattern.Graphs, order) is not { } lookup) return null;
        context.Reserve(OwnBytes);
        return new BatchLookup(context, lookup, [.. columns]);
    }

    /// <summary>
    /// What is left of a row's matches, which the caller takes from the front; only where <see cref="IsFound"/>.
    /// </summary>
    public ref QuadRun this[int row] => ref _runs[row];

    /// <summary>Whether a row's matches are known; if not, they must be scanned.</summary>
    public bool IsFound(int row) => _isFound[row];

    /// <summary>Finds the matches of each row.</summary>
    public void Find(ColumnBatch left)
    {
        int count = left.RowCount;
        ReadOnlySpan<ValueId> first = left.Column(_keyColumns[0]);
        bool isSorted = true;
        for (int row = 0; row < count; row++)
        {
            _keys[row] = first[row].Bits;
            _rows[row] = row;
            isSorted &= row == 0 || _keys[row - 1] <= _keys[row];
        }
        if (!isSorted) _keys.AsSpan(0, count).Sort(_rows.AsSpan(0, count));
        Span<ValueId> key = stackalloc ValueId[_keyColumns.Length];
        for (int i = 0; i < count; i++)
        {
            int row = _rows[i];
            if (i > 0 && HaveEqualKeys(left, _rows[i - 1], row))
            {
                (_runs[row], _isFound[row]) = (_runs[_rows[i - 1]], _isFound[_rows[i - 1]]);
                continue;
            }
            for (int k = 0; k < key.Length; k++) key[k] = left.Buffer(_keyColumns[k])[row];
            _isFound[row] = _lookup.TryFind(key, out _runs[row]);
        }
    }

    /// <inheritdoc cref="QuadLookup.Read"/>
    public void Read(QuadRun run, Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs) =>
        _lookup.Read(run, subjects, predicates, objects, graphs);

    public void Dispose()
    {
        _lookup.Dispose();
        if (_runs.Length > 0) _context.Release(OwnBytes);
        BatchArray.Return(ref _runs);
        BatchArray.Return(ref _isFound);
        BatchArray.Return(ref _keys);
        BatchArray.Return(ref _rows);
    }

    private bool HaveEqualKeys(ColumnBatch left, int row, int other)
    {
        foreach (int column in _keyColumns)
        {
            ReadOnlySpan<ValueId> values = left.Column(column);
            if (values[row] != values[other]) return false;
        }
        return true;
    }
}
