using System.Buffers;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Walks a range of one permutation, chunk by chunk, with the graphs filtered and, where asked, each triple once.</summary>
internal sealed class RunCursor : IDisposable
{
    public const int ChunkRows = 1024;

    private readonly Permutation _permutation;
    private readonly GraphFilter? _filter;
    private readonly bool _distinct;
    private readonly int _graphColumn;
    private readonly long _end;
    private ulong[] _chunk = ArrayPool<ulong>.Shared.Rent(4 * ChunkRows);
    private long _next;
    private int _index;
    private int _count;
    private QuadKey _last;
    private bool _hasLast;

    /// <summary>Opens the rows from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    /// <param name="permutation">Stays the caller's.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="sign">+1 where the rows are added, −1 where they take away.</param>
    /// <param name="filter">The graphs let through; null: all.</param>
    /// <param name="distinct">Whether each triple comes once, its graph column 0.</param>
    public RunCursor(Permutation permutation, long start, long end, int sign, GraphFilter? filter, bool distinct)
    {
        _permutation = permutation;
        _next = start;
        _end = end;
        Sign = sign;
        _graphColumn = OrderLayout.ColumnOf(permutation.Order, OrderLayout.Graph);
        _filter = filter is null || filter.AcceptsAll(permutation.MinGraph, permutation.MaxGraph) ? null : filter;
        _distinct = distinct;
        FillChunk();
    }

    public int Sign { get; }

    /// <summary>Whether the rows are used up.</summary>
    public bool IsAtEnd => _index == _count;

    /// <summary>The rows of the chunk not yet passed.</summary>
    public int Available => _count - _index;

    public QuadKey Current => At(_index);

    /// <summary>A column of the rows not yet passed.</summary>
    public ReadOnlySpan<ulong> Column(int column) => _chunk.AsSpan((column * ChunkRows) + _index, Available);

    /// <summary>Passes rows of the chunk; at its end the next one is read.</summary>
    public void Advance(int rows)
    {
        _index += rows;
        if (_index == _count) FillChunk();
    }

    /// <summary>How many of the rows not yet passed in the chunk are below the key.</summary>
    public int CountBelow(in QuadKey key)
    {
        int low = _index, step = 1, probe = _index;
        while (probe < _count && At(probe).CompareTo(key, 4) < 0)
        {
            low = probe + 1;
            probe += step;
            step *= 2;
        }
        int high = Math.Min(probe, _count);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (At(middle).CompareTo(key, 4) < 0) low = middle + 1;
            else high = middle;
        }
        return low - _index;
    }

    /// <summary>Moves forward to the first row whose first columns are not below the key.</summary>
    public void SeekTo(in QuadKey key, int length)
    {
        if (SkipInChunk(key, length) < 0) MoveTo(_permutation.Search(key, length, after: false, _next, _end));
    }

    /// <summary>The same, and counts the rows passed.</summary>
    public long SkipBefore(in QuadKey key, int length)
    {
        int inChunk = SkipInChunk(key, length);
        if (inChunk >= 0) return inChunk;
        long skipped = Available;
        long target = _permutation.Search(key, length, after: false, _next, _end);
        if (_filter is null)
        {
            skipped += _distinct ? _permutation.DistinctBefore(target, 3) - _permutation.DistinctBefore(_next, 3) : target - _next;
            MoveTo(target);
            return skipped;
        }
        for (Advance(Available); !IsAtEnd; Advance(Available))
        {
            inChunk = SkipInChunk(key, length);
            if (inChunk >= 0) return skipped + inChunk;
            skipped += Available;
        }
        return skipped;
    }

    /// <summary>The rows after the chunk, graphs that the filter refuses among them.</summary>
    public long Unread => _end - _next;

    /// <summary>Whether the rows up to a key can be counted without reading them.</summary>
    public bool IsCountable => _filter is null;

    /// <summary>A row after the chunk.</summary>
    public QuadKey PeekUnread(long row) => _distinct ? _permutation[_next + row] with { C3 = 0 } : _permutation[_next + row];

    /// <summary>How many rows not yet passed are below the key, of a countable cursor.</summary>
    public long CountBefore(in QuadKey key)
    {
        if (IsAtEnd) return 0;
        int below = CountBelow(key);
        if (below < Available) return below;
        long target = _permutation.Search(key, _distinct ? 3 : 4, after: false, _next, _end);
        return below + (_distinct ? _permutation.DistinctBefore(target, 3) - _permutation.DistinctBefore(_next, 3) : target - _next);
    }

    public void Dispose()
    {
        ulong[] chunk = Interlocked.Exchange(ref _chunk, []);
        if (chunk.Length > 0) ArrayPool<ulong>.Shared.Return(chunk);
        (_index, _count) = (0, 0);
    }

    // The rows passed where the key is in the chunk; -1 and nothing passed where it is beyond.
    private int SkipInChunk(in QuadKey key, int length)
    {
        if (IsAtEnd) return 0;
        if (At(_count - 1).CompareTo(key, length) < 0) return -1;
        int low = _index, high = _count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (At(middle).CompareTo(key, length) < 0) low = middle + 1;
            else high = middle;
        }
        int skipped = low - _index;
        _index = low;
        return skipped;
    }

    private void MoveTo(long row)
    {
        _next = row;
        FillChunk();
    }

    private QuadKey At(int row) =>
        new(_chunk[row], _chunk[ChunkRows + row], _chunk[(2 * ChunkRows) + row], _chunk[(3 * ChunkRows) + row]);

    private void FillChunk()
    {
        (_index, _count) = (0, 0);
        while (_count == 0 && _next < _end)
        {
            int rows = (int)Math.Min(ChunkRows - (_next % ChunkRows), _end - _next);
            if (_filter is null || AcceptsAny(rows))
            {
                _count = rows;
                for (int column = 0; column < 4; column++) _permutation.Decode(_next, column, _chunk.AsSpan(column * ChunkRows, rows));
                if (_filter is not null) KeepAccepted();
                if (_distinct) KeepDistinct();
            }
            _next += rows;
        }
    }

    // The graph column alone often tells that no row of a chunk is wanted.
    private bool AcceptsAny(int rows)
    {
        Span<ulong> graphs = _chunk.AsSpan(_graphColumn * ChunkRows, rows);
        _permutation.Decode(_next, _graphColumn, graphs);
        foreach (ulong graph in graphs)
        {
            if (_filter!.Accepts(graph)) return true;
        }
        return false;
    }

    private void KeepAccepted()
    {
        int kept = 0;
        ReadOnlySpan<ulong> graphs = _chunk.AsSpan(_graphColumn * ChunkRows, _count);
        for (int row = 0; row < _count; row++)
        {
            if (_filter!.Accepts(graphs[row])) Move(row, kept++);
        }
        _count = kept;
    }

    private void KeepDistinct()
    {
        int kept = 0;
        for (int row = 0; row < _count; row++)
        {
            QuadKey key = At(row);
            if (_hasLast && key.CompareTo(_last, 3) == 0) continue;
            (_last, _hasLast) = (key, true);
            Move(row, kept++);
        }
        _count = kept;
        _chunk.AsSpan(3 * ChunkRows, kept).Clear();
    }

    private void Move(int from, int to)
    {
        if (from == to) return;
        for (int column = 0; column < 4; column++) _chunk[(column * ChunkRows) + to] = _chunk[(column * ChunkRows) + from];
    }
}
