using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Packs sorted rows into a permutation, block by block. One thread at a time.</summary>
internal sealed unsafe class PermutationBuilder : IDisposable
{
    private const int BlockRows = Permutation.BlockRows;
    private readonly QuadOrder _order;
    private readonly int _graphColumn;
    private readonly NativeBuffer _directory = new();
    private readonly NativeBuffer _data = new();
    private readonly NativeBlock _scratch = new(4 * (ColumnCodec.MaxBytes + (BlockRows * sizeof(ulong))));
    private BlockEntry.BlockCounts _counts;
    private QuadKey _last;
    private long _rowCount;
    private int _pending;
    private ulong _minGraph = ulong.MaxValue;
    private ulong _maxGraph;

    public PermutationBuilder(QuadOrder order)
    {
        _order = order;
        _graphColumn = OrderLayout.ColumnOf(order, OrderLayout.Graph);
    }

    /// <summary>Packs the rows of quads (subject, predicate, object, graph) that are sorted by the order.</summary>
    public static Permutation Build(QuadOrder order, ReadOnlySpan<QuadKey> quads)
    {
        using var builder = new PermutationBuilder(order);
        builder.Append(quads);
        return builder.Complete();
    }

    /// <summary>Adds quads (subject, predicate, object, graph); all quads together are distinct and sorted by the order.</summary>
    public void Append(ReadOnlySpan<QuadKey> quads)
    {
        ReadOnlySpan<byte> roles = OrderLayout.RolesOf(_order);
        while (!quads.IsEmpty)
        {
            int rows = Math.Min(BlockRows - _pending, quads.Length);
            for (int column = 0; column < 4; column++)
            {
                Span<ulong> target = Column(column).Slice(_pending, rows);
                ReadOnlySpan<ulong> source = MemoryMarshal.Cast<QuadKey, ulong>(quads[..rows]);
                int role = roles[column];
                for (int i = 0; i < target.Length; i++) target[i] = source[(i * 4) + role];
            }
            _pending += rows;
            quads = quads[rows..];
            if (_pending == BlockRows) FlushBlock();
        }
    }

    /// <summary>The permutation of all rows added, owned by the caller.</summary>
    public Permutation Complete()
    {
        if (_pending > 0) FlushBlock();
        Span<byte> padding = stackalloc byte[BitPacking.PaddingBytes];
        padding.Clear();
        _data.Append(padding);
        var summary = new PermutationSummary { RowCount = _rowCount, Totals = _counts, MinGraph = _minGraph, MaxGraph = _maxGraph };
        return new(_order, summary, _directory.Detach(), _data.Detach());
    }

    public void Dispose()
    {
        _directory.Dispose();
        _data.Dispose();
        _scratch.Free();
    }

    private Span<ulong> Column(int column) =>
        new((ulong*)(_scratch.Address + (4 * ColumnCodec.MaxBytes)) + (column * BlockRows), BlockRows);

    private void FlushBlock()
    {
        var entry = new BlockEntry
        {
            First = new(Column(0)[0], Column(1)[0], Column(2)[0], Column(3)[0]),
            Before = _counts,
            Offset = _data.Length,
        };
        new Span<byte>(_scratch.Address, 4 * ColumnCodec.MaxBytes).Clear();
        int bytes = 0;
        for (int column = 0; column < 4; column++)
        {
            int used = ColumnCodec.Encode(Column(column)[.._pending], _scratch.Address + bytes, out entry.Columns[column]);
            entry.Columns[column].Offset = (uint)bytes;
            bytes += used;
        }
        Count();
        _directory.Append(entry);
        _data.Append(new ReadOnlySpan<byte>(_scratch.Address, bytes));
        _rowCount += _pending;
        _pending = 0;
    }

    private void Count()
    {
        ReadOnlySpan<ulong> c0 = Column(0)[.._pending], c1 = Column(1)[.._pending], c2 = Column(2)[.._pending];
        var first = new QuadKey(c0[0], c1[0], c2[0], 0);
        for (int length = 1; length <= 3; length++)
        {
            if (_rowCount == 0 || first.CompareTo(_last, length) != 0) _counts[length - 1]++;
        }
        _last = new QuadKey(c0[^1], c1[^1], c2[^1], 0);
        (int ones, int twos, int threes) = ColumnKernels.CountChanges(c0, c1, c2);
        _counts[0] += ones;
        _counts[1] += twos;
        _counts[2] += threes;
        ReadOnlySpan<ulong> graphs = Column(_graphColumn)[.._pending];
        _counts[3] += graphs.Count(ValueId.DefaultGraph.Bits);
        (ulong min, ulong max) = ColumnKernels.Bounds(graphs);
        _minGraph = Math.Min(_minGraph, min);
        _maxGraph = Math.Max(_maxGraph, max);
    }
}
