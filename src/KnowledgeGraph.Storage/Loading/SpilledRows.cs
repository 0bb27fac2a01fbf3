using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The rows of a load in files. For each order they are distributed over ranges of the order, each of which then fits into the memory;
/// where to cut is known from a sample.
/// </summary>
internal sealed unsafe class SpilledRows : RowTable
{
    private const int SampleRows = 64 * 1024;
    private const int MinRangeRows = 1024;
    private const int MaxRanges = 1024;

    // A sample knows the ranges but roughly.
    private const double Fill = 0.6;

    // Of the memory, what the rows on their way to their ranges take; it is given back before they are sorted.
    private const int BufferShare = 4;

    private readonly SpillFiles _files;
    private readonly uint[] _limits;
    private readonly long _rangeRows;
    private readonly long _maxBytes;
    private readonly int _threads;
    private readonly CancellationToken _cancellationToken;
    private readonly List<LoadRow> _sample = [];
    private readonly Random _random = new();
    private readonly long _sampleStep;
    private long _nextSample;
    private SpillWriter? _writer;
    private string _path;
    private long _count;

    /// <param name="count">The number of rows.</param>
    /// <param name="maxBytes">The memory to sort in.</param>
    /// <param name="files">Takes the rows.</param>
    /// <param name="limits">For each role, the number above all of its numbers.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public SpilledRows(long count, long maxBytes, SpillFiles files, uint[] limits, int threads, CancellationToken cancellationToken)
    {
        _files = files;
        _limits = limits;
        _maxBytes = maxBytes;
        _rangeRows = Math.Max((long)(maxBytes / (2 * sizeof(LoadRow)) * Fill), MinRangeRows);
        _threads = threads;
        _cancellationToken = cancellationToken;
        _sampleStep = Math.Max(count / SampleRows, 1);
        _writer = new(files.Create(out _path));
    }

    public override long Count => _count;

    public override LoadRow* TargetOf(RowChunk chunk) => chunk.Target;

    public override void Add(RowChunk chunk) => Write(_writer!, new(chunk.Target, chunk.Count));

    public override void Read(QuadOrder order, ReadOnlySpan<int> roles, RowAction take)
    {
        Close();
        bool isFirst = order == Sequence[0].Order;
        using var ranges = new RowRanges(
            order, _sample, (int)Math.Min((_count / _rangeRows) + 1, MaxRanges), (long)(_rangeRows / Fill), _maxBytes / BufferShare, _files);
        Distribute(ranges);
        if (isFirst)
        {
            _files.Delete(_path);
            _writer = new(_files.Create(out _path));
            (_count, _nextSample) = (0, 0);
            _sample.Clear();
        }
        long largest = ranges.LargestCount;
        var rows = new NativeBlock(largest * sizeof(LoadRow));
        var scratch = new NativeBlock(largest * sizeof(LoadRow));
        try
        {
            for (int range = 0; range < ranges.Count; range++)
            {
                long count = ranges.Read(range, (LoadRow*)rows.Address);
                using var sorter = new RowSorter((LoadRow*)rows.Address, (LoadRow*)scratch.Address, count, _limits, _threads, _cancellationToken);
                ReadOnlySpan<byte> order4 = OrderLayout.RolesOf(order);
                for (int column = 3; column >= 0; column--) sorter.Sort(order4[column]);
                if (isFirst)
                {
                    sorter.KeepDistinct();
                    for (long row = 0; row < sorter.Count; row += RowChunk.MaxRows)
                    {
                        Write(_writer!, new(sorter.Rows + row, (int)Math.Min(RowChunk.MaxRows, sorter.Count - row)));
                    }
                }
                take(sorter.Rows, sorter.Count);
            }
        }
        finally
        {
            rows.Free();
            scratch.Free();
        }
    }

    public override void Dispose()
    {
        _writer?.Dispose();
        _files.Delete(_path);
    }

    private void Write(SpillWriter writer, ReadOnlySpan<LoadRow> rows)
    {
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows));
        for (; _nextSample < _count + rows.Length; _nextSample += _random.NextInt64(1, 2 * _sampleStep))
        {
            _sample.Add(rows[(int)(_nextSample - _count)]);
        }
        _count += rows.Length;
    }

    private void Close()
    {
        _writer?.Flush();
        _writer?.Dispose();
        _writer = null;
    }

    private void Distribute(RowRanges ranges)
    {
        using IReadableFile file = _files.OpenRead(_path);
        long next = 0;
        OrderedPipeline.Run(
            _threads,
            () => new RowChunk(),
            chunk =>
            {
                chunk.Count = RowFile.Read(file, next, chunk.Room);
                next += chunk.Count;
                return chunk.Count > 0;
            },
            ranges.Classify,
            ranges.Add,
            _cancellationToken);
        ranges.Flush();
    }
}
