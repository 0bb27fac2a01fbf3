using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>Front-codes terms that come in order. One thread at a time.</summary>
internal sealed class DictionarySectionBuilder : IDisposable
{
    /// <summary>Sharing fewer bytes saves nothing worth the copy at reading.</summary>
    private const int MinShared = 4;

    private readonly bool _compress;
    private readonly NativeBuffer _data = new();
    private readonly NativeBuffer _buckets = new();
    private readonly byte[] _last = new byte[DictionarySection.MaxCompressedBytes];
    private int _lastLength;

    /// <param name="compress">Whether neighbours are expected to begin alike, as IRIs do.</param>
    public DictionarySectionBuilder(bool compress) => _compress = compress;

    public uint Count { get; private set; }

    /// <summary>Adds the next term and returns its number.</summary>
    public uint Add(ReadOnlySpan<byte> value, uint suffix)
    {
        bool isHead = Count % DictionarySection.BucketTerms == 0;
        if (isHead) _buckets.Append(_data.Length);
        bool isShort = value.Length <= DictionarySection.MaxCompressedBytes;
        int shared = _compress && !isHead && isShort ? value.CommonPrefixLength(_last.AsSpan(0, _lastLength)) : 0;
        if (shared < MinShared) shared = 0;
        Span<byte> header = stackalloc byte[15];
        int length = WriteVarint(header, 0, (uint)shared);
        length = WriteVarint(header, length, (uint)(value.Length - shared));
        length = WriteVarint(header, length, suffix);
        _data.Append(header[..length]);
        _data.Append(value[shared..]);
        _lastLength = isShort ? value.Length : 0;
        if (_compress && isShort) value.CopyTo(_last);
        return Count++;
    }

    /// <summary>The section of all terms added, owned by the caller.</summary>
    public DictionarySection Complete() => new(Count, _data.Detach(), _buckets.Detach());

    public void Dispose()
    {
        _data.Dispose();
        _buckets.Dispose();
    }

    private static int WriteVarint(Span<byte> destination, int at, uint value)
    {
        for (; value >= 0x80; value >>= 7) destination[at++] = (byte)(value | 0x80);
        destination[at++] = (byte)value;
        return at;
    }
}
