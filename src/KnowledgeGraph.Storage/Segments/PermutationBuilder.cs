using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Packs sorted rows into a permutation, block by block. One thread at a time.</summary>
internal sealed class PermutationBuilder(QuadOrder order) : IDisposable
{
    private readonly NativeBuffer _directory = new();
    private readonly NativeBuffer _data = new();
    private readonly BlockPacker _packer = new();
    private BlockEntry.BlockCounts _counts;
    private QuadKey _last;
    private long _rowCount;
    private ulong _minGraph = ulong.MaxValue;
    private ulong _maxGraph;

    /// <summary>Packs the rows of quads (subject, predicate, object, graph) that are sorted by the order.</summary>
    public static PackedPermutation Build(QuadOrder order, ReadOnlySpan<QuadKey> quads)
    {
        using var builder = new PermutationBuilder(order);
        builder.Append(quads);
        return builder.Complete();
    }

    /// <summary>Adds quads (subject, predicate, object, graph); all quads together are distinct and sorted by the order.</summary>
    public void Append(ReadOnlySpan<QuadKey> quads)
    {
        while (!quads.IsEmpty)
        {
            quads = quads[_packer.Add(order, quads)..];
            if (_packer.Rows.Count == PackedBlock.MaxRows) Flush();
        }
    }

    /// <summary>Adds a block that was packed; each is full but the last one. Not to be mixed with the quads of the other method.</summary>
    public void Append(BlockPacker block)
    {
        BlockEntry entry = block.Entry with { Before = _counts, Offset = _data.Length };
        BlockEntry.BlockCounts counts = block.Counts;
        for (int length = 1; length <= 3; length++)
        {
            bool isNew = _rowCount == 0 || entry.First.CompareTo(_last, length) != 0;
            _counts[length - 1] += counts[length - 1] + (isNew ? 1 : 0);
        }
        _counts[3] += counts[3];
        _last = block.Last;
        _minGraph = Math.Min(_minGraph, block.Graphs.Min);
        _maxGraph = Math.Max(_maxGraph, block.Graphs.Max);
        _rowCount += block.Rows.Count;
        _directory.Append(entry);
        _data.Append(block.Bytes);
    }

    /// <summary>The permutation of all rows added, owned by the caller.</summary>
    public PackedPermutation Complete()
    {
        if (_packer.Rows.Count > 0) Flush();
        Span<byte> padding = stackalloc byte[BitPacking.PaddingBytes];
        padding.Clear();
        _data.Append(padding);
        var summary = new PermutationSummary { RowCount = _rowCount, Totals = _counts, MinGraph = _minGraph, MaxGraph = _maxGraph };
        return new(order, summary, _directory.Detach(), _data.Detach());
    }

    public void Dispose()
    {
        _directory.Dispose();
        _data.Dispose();
        _packer.Dispose();
    }

    private void Flush()
    {
        _packer.Pack(order);
        Append(_packer);
        _packer.Rows.Count = 0;
    }
}
