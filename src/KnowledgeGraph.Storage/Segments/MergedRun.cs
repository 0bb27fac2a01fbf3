using System.Buffers;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Merges the sources of several layers into one sorted run: a row is there where it was added once more than taken away. Owns its
/// sources. One thread at a time.
/// </summary>
internal sealed class MergedRun : IDisposable
{
    private const int ChunkRows = RunCursor.ChunkRows;
    private readonly List<RunCursor> _sources;
    private readonly bool _distinct;
    private ulong[] _chunk = ArrayPool<ulong>.Shared.Rent(4 * ChunkRows);
    private int _index;
    private int _count;
    private QuadKey _last;
    private bool _hasLast;

    /// <summary>Merges sources; <paramref name="distinct"/> gives each triple once after the merge.</summary>
    public MergedRun(List<RunCursor> sources, bool distinct)
    {
        _sources = sources;
        _distinct = distinct;
        DropEnded();
    }

    /// <summary>The rows ready to be read; 0 at the end.</summary>
    public int Fill()
    {
        while (_index == _count)
        {
            (_index, _count) = (0, 0);
            if (_sources.Count == 0) return 0;
            Merge();
            if (_distinct) KeepDistinct();
        }
        return _count - _index;
    }

    /// <summary>A column of the ready rows.</summary>
    public ReadOnlySpan<ulong> Column(int column) => _chunk.AsSpan((column * ChunkRows) + _index, _count - _index);

    /// <summary>Passes ready rows.</summary>
    public void Advance(int rows) => _index += rows;

    /// <summary>Moves forward to the first row whose first columns are not below the key.</summary>
    public void SeekTo(in QuadKey key, int length)
    {
        SkipReady(key, length);
        if (_index < _count) return;
        foreach (RunCursor source in _sources) source.SeekTo(key, length);
        DropEnded();
    }

    /// <summary>The same, and counts the rows passed.</summary>
    public long SkipBefore(in QuadKey key, int length)
    {
        long skipped = SkipReady(key, length);
        if (_index < _count) return skipped;
        if (!_distinct)
        {
            // Each row is one more addition than removals, so the sum over the sources is the number of rows.
            foreach (RunCursor source in _sources) skipped += source.Sign * source.SkipBefore(key, length);
            DropEnded();
            return skipped;
        }
        while (Fill() > 0)
        {
            skipped += SkipReady(key, length);
            if (_index < _count) break;
        }
        return skipped;
    }

    /// <summary>Passes rows; returns how many, fewer at the end.</summary>
    public long Skip(long rows)
    {
        long skipped = 0;
        while (skipped < rows)
        {
            int ready = (int)Math.Min(Fill(), rows - skipped);
            if (ready == 0) break;
            Advance(ready);
            skipped += ready;
            if (rows - skipped > ChunkRows && _index == _count) skipped += Jump(rows - skipped);
        }
        return skipped;
    }

    public void Dispose()
    {
        foreach (RunCursor source in _sources) source.Dispose();
        _sources.Clear();
        ulong[] chunk = Interlocked.Exchange(ref _chunk, []);
        if (chunk.Length > 0) ArrayPool<ulong>.Shared.Return(chunk);
        (_index, _count) = (0, 0);
    }

    // Looks for the last row of the largest source before which there are no more rows than asked for, and goes there.
    private long Jump(long rows)
    {
        if (_distinct || _sources.Count == 0) return 0;
        RunCursor largest = _sources[0];
        foreach (RunCursor source in _sources)
        {
            if (!source.IsCountable) return 0;
            if (source.Unread > largest.Unread) largest = source;
        }
        long low = -1, high = largest.Unread - 1;
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            QuadKey key = largest.PeekUnread(middle);
            long before = 0;
            foreach (RunCursor source in _sources) before += source.Sign * source.CountBefore(key);
            if (before <= rows) low = middle;
            else high = middle - 1;
        }
        return low < 0 ? 0 : SkipBefore(largest.PeekUnread(low), 4);
    }

    private int SkipReady(in QuadKey key, int length)
    {
        int start = _index;
        int low = _index, high = _count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (At(middle).CompareTo(key, length) < 0) low = middle + 1;
            else high = middle;
        }
        _index = low;
        return low - start;
    }

    private QuadKey At(int row) =>
        new(_chunk[row], _chunk[ChunkRows + row], _chunk[(2 * ChunkRows) + row], _chunk[(3 * ChunkRows) + row]);

    private void Merge()
    {
        while (_count < ChunkRows && _sources.Count > 0)
        {
            RunCursor least = _sources[0];
            QuadKey key = least.Current;
            bool hasNext = false;
            QuadKey next = default;
            int balance = least.Sign;
            for (int i = 1; i < _sources.Count; i++)
            {
                QuadKey other = _sources[i].Current;
                int comparison = other.CompareTo(key, 4);
                if (comparison == 0)
                {
                    balance += _sources[i].Sign;
                    continue;
                }
                if (comparison < 0)
                {
                    (next, hasNext) = (key, true);
                    (least, key, balance) = (_sources[i], other, _sources[i].Sign);
                }
                else if (!hasNext || other.CompareTo(next, 4) < 0)
                {
                    (next, hasNext) = (other, true);
                }
            }

            if (balance == 1 && !IsShared(least, key)) CopyBelow(least, hasNext, next);
            else Resolve(key, balance);
        }
    }

    private bool IsShared(RunCursor least, in QuadKey key)
    {
        foreach (RunCursor source in _sources)
        {
            if (source != least && source.Current.CompareTo(key, 4) == 0) return true;
        }
        return false;
    }

    // Rows of one source that are below all the others need no comparison each.
    private void CopyBelow(RunCursor source, bool hasLimit, in QuadKey limit)
    {
        int rows = hasLimit ? source.CountBelow(limit) : source.Available;
        rows = Math.Min(rows, ChunkRows - _count);
        for (int column = 0; column < 4; column++)
        {
            source.Column(column)[..rows].CopyTo(_chunk.AsSpan((column * ChunkRows) + _count));
        }
        _count += rows;
        source.Advance(rows);
        if (source.IsAtEnd) DropEnded();
    }

    private void Resolve(in QuadKey key, int balance)
    {
        if (balance > 0)
        {
            for (int column = 0; column < 4; column++) _chunk[(column * ChunkRows) + _count] = key[column];
            _count++;
        }
        foreach (RunCursor source in _sources)
        {
            if (source.Current.CompareTo(key, 4) == 0) source.Advance(1);
        }
        DropEnded();
    }

    private void KeepDistinct()
    {
        int kept = 0;
        for (int row = 0; row < _count; row++)
        {
            QuadKey key = At(row);
            if (_hasLast && key.CompareTo(_last, 3) == 0) continue;
            (_last, _hasLast) = (key, true);
            for (int column = 0; column < 4; column++) _chunk[(column * ChunkRows) + kept] = key[column];
            kept++;
        }
        _count = kept;
        _chunk.AsSpan(3 * ChunkRows, kept).Clear();
    }

    private void DropEnded()
    {
        for (int i = _sources.Count - 1; i >= 0; i--)
        {
            if (!_sources[i].IsAtEnd) continue;
            _sources[i].Dispose();
            _sources.RemoveAt(i);
        }
    }
}
