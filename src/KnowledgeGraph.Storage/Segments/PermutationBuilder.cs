using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Packs sorted rows block by block, into a permutation in memory or into an output that takes the blocks at once. One thread at a time.
/// </summary>
internal sealed class PermutationBuilder : IDisposable
{
    private readonly QuadOrder _order;
    private readonly IByteOutput? _output;
    private readonly NativeBuffer _directory = new();
    private readonly NativeBuffer? _data;
    private readonly NativeBuffer? _checksums;
    private readonly BlockPacker _packer = new();
    private BlockEntry.BlockCounts _counts;
    private QuadKey _last;
    private long _rowCount;
    private ulong _minGraph = ulong.MaxValue;
    private ulong _maxGraph;
    private long _dataLength;
    private uint _lastChecksum;

    /// <param name="order">The order of the rows.</param>
    /// <param name="output">Takes the packed blocks; null: they are kept for <see cref="Complete"/>.</param>
    public PermutationBuilder(QuadOrder order, IByteOutput? output = null)
    {
        _order = order;
        _output = output;
        if (output is null) _data = new();
        else _checksums = new();
    }

    /// <summary>What is known of all rows added.</summary>
    public PermutationSummary Summary =>
        new() { RowCount = _rowCount, Totals = _counts, MinGraph = _minGraph, MaxGraph = _maxGraph };

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
            quads = quads[_packer.Add(_order, quads)..];
            if (_packer.Rows.Count == PackedBlock.MaxRows) Flush();
        }
    }

    /// <summary>Adds a block that was packed; each is full but the last one. Not to be mixed with the quads of the other method.</summary>
    public void Append(BlockPacker block)
    {
        BlockEntry entry = block.Entry with { Before = _counts, Offset = _dataLength };
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
        AppendChecksum();
        _rowCount += block.Rows.Count;
        _directory.Append(entry);
        _lastChecksum = _output is null ? 0 : Crc32C.Compute(block.Bytes);
        AppendData(block.Bytes);
    }

    /// <summary>The permutation of all rows added, owned by the caller.</summary>
    public PackedPermutation Complete()
    {
        Pad();
        return new(_order, Summary, _directory.Detach(), _data!.Detach());
    }

    /// <summary>The directory and the checksums of the blocks, all of which the output has; both are owned by the caller.</summary>
    public (MemoryBlock Directory, MemoryBlock Checksums) CompleteOutput()
    {
        Pad();
        AppendChecksum();
        return (_directory.Detach(), _checksums!.Detach());
    }

    public void Dispose()
    {
        _directory.Dispose();
        _data?.Dispose();
        _checksums?.Dispose();
        _packer.Dispose();
    }

    // The last block's checksum covers the padding.
    private void Pad()
    {
        if (_packer.Rows.Count > 0) Flush();
        Span<byte> padding = stackalloc byte[BitPacking.PaddingBytes];
        padding.Clear();
        if (_output is not null) _lastChecksum = Crc32C.Compute(padding, _lastChecksum);
        AppendData(padding);
    }

    private void AppendData(ReadOnlySpan<byte> bytes)
    {
        _data?.Append(bytes);
        _output?.Append(bytes);
        _dataLength += bytes.Length;
    }

    // A checksum is known once the block after it comes.
    private void AppendChecksum()
    {
        if (_rowCount > 0) _checksums?.Append(_lastChecksum);
    }

    private void Flush()
    {
        _packer.Pack(_order);
        Append(_packer);
        _packer.Rows.Count = 0;
    }
}
