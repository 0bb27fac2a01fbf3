using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Rows in one file, distributed over ranges of an order: of each range the pieces that it was written in are known.</summary>
internal sealed unsafe class RowRanges : IDisposable
{
    private const int MinBufferRows = 256;
    private const int MaxBufferRows = 4096;
    private readonly QuadOrder _order;
    private readonly Comparison<LoadRow> _comparison;
    private readonly int _bufferRows;
    private readonly long _maxRows;
    private readonly LoadRow[] _firsts;
    private readonly ulong[] _keys;
    private readonly Range[] _ranges;
    private readonly SpillFiles _files;
    private readonly string _path;
    private IWritableFile? _writer;
    private IReadableFile? _reader;
    private long _written;

    /// <param name="order">The order.</param>
    /// <param name="sample">Some of the rows.</param>
    /// <param name="count">The number of ranges at the most.</param>
    /// <param name="maxRows">The rows of a range that fit into the memory.</param>
    /// <param name="maxBytes">The memory for rows that are still to be written.</param>
    /// <param name="files">Takes the rows.</param>
    public RowRanges(QuadOrder order, IReadOnlyList<LoadRow> sample, int count, long maxRows, long maxBytes, SpillFiles files)
    {
        _order = order;
        _files = files;
        _comparison = (x, y) => x.CompareTo(y, OrderLayout.RolesOf(order));
        _maxRows = maxRows;
        LoadRow[] sorted = [.. sample];
        Array.Sort(sorted, _comparison);
        // The first rows of all ranges but the first.
        _firsts = [.. Enumerable.Range(1, count - 1).Select(i => sorted[(long)sorted.Length * i / count]).Distinct()];
        _keys = [.. _firsts.Select(row => KeyOf(row, order))];
        _bufferRows = (int)Math.Clamp(maxBytes / sizeof(LoadRow) / (_firsts.Length + 1), MinBufferRows, MaxBufferRows);
        _ranges = [.. Enumerable.Range(0, _firsts.Length + 1).Select(_ => new Range(_bufferRows))];
        _writer = files.Create(out _path);
    }

    /// <summary>The number of ranges.</summary>
    public int Count => _ranges.Length;

    /// <summary>The rows of the largest range.</summary>
    public long LargestCount => _ranges.Max(range => range.Count);

    /// <summary>Finds the range of each row of a chunk, which the chunk keeps. Thread-safe.</summary>
    public void Classify(RowChunk chunk)
    {
        var ranges = (int*)chunk.Target;
        foreach (ref readonly LoadRow row in chunk.Rows) *ranges++ = RangeOf(row);
    }

    /// <summary>Adds the rows of a chunk whose ranges were found.</summary>
    public void Add(RowChunk chunk)
    {
        var ranges = (int*)chunk.Target;
        foreach (ref readonly LoadRow row in chunk.Rows)
        {
            Range range = _ranges[*ranges++];
            range.Buffer[range.Buffered++] = row;
            if (range.Buffered == _bufferRows) MakeRoom(range);
        }
    }

    /// <summary>Writes what is still in memory; no row is added any more.</summary>
    public void Flush()
    {
        foreach (Range range in _ranges)
        {
            DropCopies(range);
            Write(range);
            range.Buffer = [];
        }
        _writer!.Dispose();
        _writer = null;
        _reader = _files.OpenRead(_path);
    }

    /// <summary>Reads all rows of a range, in no order, and returns how many they are.</summary>
    public long Read(int range, LoadRow* rows)
    {
        foreach ((long start, int count) in _ranges[range].Pieces)
        {
            RowFile.Read(_reader!, start, new(rows, count));
            rows += count;
        }
        return _ranges[range].Count;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _reader?.Dispose();
        _files.Delete(_path);
    }

    private int RangeOf(in LoadRow row)
    {
        ulong key = KeyOf(row, _order);
        int low = 0, high = _keys.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            bool isBefore = _keys[middle] != key
                ? _keys[middle] < key
                : _firsts[middle].CompareTo(row, OrderLayout.RolesOf(_order)) <= 0;
            if (isBefore) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // The first two columns, which tell most rows apart.
    private static ulong KeyOf(in LoadRow row, QuadOrder order)
    {
        ReadOnlySpan<byte> roles = OrderLayout.RolesOf(order);
        return ((ulong)row[roles[0]] << 32) | row[roles[1]];
    }

    private void MakeRoom(Range range)
    {
        DropCopies(range);
        if (range.Buffered > _bufferRows / 2) Write(range);
    }

    // Rows that are all the same go to one range, whatever the sample: what is too much for it is mostly one row, again and again.
    private void DropCopies(Range range)
    {
        if (range.Count < _maxRows || range.Buffered == 0) return;
        Span<LoadRow> rows = range.Buffer.AsSpan(0, range.Buffered);
        rows.Sort(_comparison);
        int kept = 1;
        foreach (ref readonly LoadRow row in rows[1..])
        {
            if (row != rows[kept - 1]) rows[kept++] = row;
        }
        range.Buffered = kept;
    }

    private void Write(Range range)
    {
        if (range.Buffered == 0) return;
        _writer!.Write(MemoryMarshal.AsBytes<LoadRow>(range.Buffer.AsSpan(0, range.Buffered)));
        range.Pieces.Add((_written, range.Buffered));
        _written += range.Buffered;
        range.Count += range.Buffered;
        range.Buffered = 0;
    }

    private sealed class Range(int bufferRows)
    {
        public LoadRow[] Buffer { get; set; } = new LoadRow[bufferRows];

        public int Buffered { get; set; }

        public List<(long Start, int Count)> Pieces { get; } = [];

        public long Count { get; set; }
    }
}
