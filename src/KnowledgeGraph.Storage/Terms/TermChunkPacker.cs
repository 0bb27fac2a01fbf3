using System.Buffers;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Front-codes and compresses the terms of one chunk after the other, each without knowing of any other, so that several of these can
/// pack the chunks of one section at once; a <see cref="DictionarySectionBuilder"/> then takes them in their order. One thread at a time.
/// </summary>
internal sealed class TermChunkPacker : IDisposable
{
    /// <summary>The text that waits for its table of symbols at the most.</summary>
    private const int MaxWaitingBytes = 4 * 1024 * 1024;

    /// <summary>Sharing fewer bytes saves nothing worth the copy at reading.</summary>
    private const int MinShared = 4;

    // What terms do not share with the one before, one after the other.
    private readonly ArrayBufferWriter<byte> _text = new(64 * 1024);
    private readonly NativeList<Item> _waiting = new();
    private readonly NativeList<long> _bucketOffsets = new();
    private readonly NativeBuffer _bytes = new();
    private readonly byte[] _last = new byte[DictionarySection.ScratchBytes];
    private readonly SymbolSampler _sampler = new();
    private byte[] _compressed = new byte[4096];
    private SymbolTable? _symbols;
    private int _lastLength;
    private uint _packedCount;

    /// <summary>The terms added since the chunk began.</summary>
    public uint Count => _packedCount + (uint)_waiting.Count;

    /// <summary>Whether no more terms fit.</summary>
    public bool IsFull => Count == DictionarySection.ChunkTerms;

    /// <summary>The chunk, once it is packed: the table of symbols and the buckets.</summary>
    public NativeBuffer Bytes => _bytes;

    /// <summary>Where each bucket begins in it; the first one begins with the table.</summary>
    public ReadOnlySpan<long> BucketOffsets => _bucketOffsets.Span;

    /// <summary>Adds the next term; there is room for it.</summary>
    public void Add(ReadOnlySpan<byte> value, uint suffix)
    {
        bool isHead = Count % DictionarySection.BucketTerms == 0;
        bool isLinked = value.Length <= DictionarySection.ScratchBytes;
        int shared = isLinked && !isHead ? value.CommonPrefixLength(_last.AsSpan(0, _lastLength)) : 0;
        if (shared < MinShared) shared = 0;
        _waiting.Add(new() { Shared = shared, Length = value.Length - shared, Suffix = suffix });
        _text.Write(value[shared..]);
        _lastLength = isLinked ? value.Length : 0;
        if (isLinked) value.CopyTo(_last);
        if (_text.WrittenCount > MaxWaitingBytes) PackWaiting();
    }

    /// <summary>Packs the terms, at least one: <see cref="Bytes"/> is the whole chunk then.</summary>
    public void Pack() => PackWaiting();

    /// <summary>Begins the next chunk.</summary>
    public void Clear()
    {
        _bytes.Clear();
        _bucketOffsets.Clear();
        _waiting.Clear();
        _text.ResetWrittenCount();
        (_packedCount, _lastLength, _symbols) = (0, 0, null);
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _bucketOffsets.Dispose();
        _bytes.Dispose();
    }

    private void PackWaiting()
    {
        ReadOnlySpan<byte> text = _text.WrittenSpan;
        if (_symbols is null)
        {
            _symbols = ChooseSymbols(text);
            WriteTable(_symbols);
        }
        Span<byte> header = stackalloc byte[3 * Varint.MaxBytes];
        foreach (ref readonly Item item in _waiting.Span)
        {
            if (_packedCount % DictionarySection.BucketTerms == 0) _bucketOffsets.Add(_packedCount == 0 ? 0 : _bytes.Length);
            ReadOnlySpan<byte> own = Compress(text[..item.Length]);
            text = text[item.Length..];
            int length = Varint.Write(header, 0, (uint)item.Shared);
            bool hasSuffix = item.Suffix != SuffixTable.None;
            length = Varint.Write(header, length, ((uint)own.Length << 1) | (hasSuffix ? 1u : 0));
            if (hasSuffix) length = Varint.Write(header, length, item.Suffix);
            _bytes.Append(header[..length]);
            _bytes.Append(own);
            _packedCount++;
        }
        _waiting.Clear();
        _text.ResetWrittenCount();
    }

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> own)
    {
        if (_symbols!.Count == 0) return own;
        if (own.Length > _compressed.Length / 2) _compressed = new byte[Math.Max(own.Length * 2, _compressed.Length * 2)];
        return _compressed.AsSpan(0, _symbols.Compress(own, _compressed));
    }

    private SymbolTable ChooseSymbols(ReadOnlySpan<byte> text)
    {
        _sampler.Begin(text.Length);
        foreach (ref readonly Item item in _waiting.Span)
        {
            _sampler.Add(text[..item.Length]);
            text = text[item.Length..];
        }
        return _sampler.Complete();
    }

    private void WriteTable(SymbolTable symbols)
    {
        _bytes.Append((byte)symbols.Count);
        _bytes.Append(symbols.Lengths);
        foreach (ulong value in symbols.Values) _bytes.Append(value);
    }

    private struct Item
    {
        public int Shared;
        public int Length;
        public uint Suffix;
    }
}
