using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>Makes a section of terms that come in order, chunk by chunk. One thread at a time.</summary>
internal sealed class DictionarySectionBuilder : IDisposable
{
    private readonly NativeBuffer _data = new();
    private readonly NativeList<ulong> _buckets = new();
    private readonly TermChunkPacker _packer = new();
    private uint _packedCount;

    /// <summary>The terms added.</summary>
    public uint Count => _packedCount + _packer.Count;

    /// <summary>Adds the next term and returns its number.</summary>
    public uint Add(ReadOnlySpan<byte> value, uint suffix)
    {
        if (_packer.IsFull) Flush();
        _packer.Add(value, suffix);
        return Count - 1;
    }

    /// <summary>Adds a packed chunk; each is full but the last one. Not to be mixed with the other method.</summary>
    public unsafe void Append(TermChunkPacker chunk)
    {
        long start = _data.Length;
        foreach (long offset in chunk.BucketOffsets) _buckets.Add((ulong)(start + offset));
        _data.Append(chunk.Bytes);
        _packedCount += chunk.Count;
    }

    /// <summary>The section of all terms added, owned by the caller.</summary>
    public unsafe DictionarySection Complete()
    {
        if (_packer.Count > 0) Flush();
        uint count = _packedCount;
        long length = _data.Length;
        int width = DictionarySection.OffsetWidth(length);
        var buckets = new NativeBlock(DictionarySection.BucketBytes(_buckets.Count, length));
        BitPacking.Pack(_buckets.Span, 0, width, buckets.Address);
        new Span<byte>(buckets.Address + buckets.Length - BitPacking.PaddingBytes, BitPacking.PaddingBytes).Clear();
        return new(count, _data.Detach(), buckets);
    }

    public void Dispose()
    {
        _data.Dispose();
        _buckets.Dispose();
        _packer.Dispose();
    }

    private void Flush()
    {
        _packer.Pack();
        Append(_packer);
        _packer.Clear();
    }
}
