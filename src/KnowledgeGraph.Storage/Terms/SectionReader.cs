using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Reads terms of a section, one after the other: what comes after the last one in its bucket is put together from there on, not from the
/// beginning of the bucket. One thread at a time.
/// </summary>
/// <param name="section">The section, which must outlive this.</param>
internal sealed unsafe class SectionReader(DictionarySection section)
{
    private readonly byte[] _text = GC.AllocateUninitializedArray<byte>(DictionarySection.ScratchBytes);
    private SymbolDecoder _symbols;
    private byte* _next;
    private uint _nextOrdinal;
    private uint _bucketEnd;

    /// <inheritdoc cref="DictionarySection.Get"/>
    public ReadOnlySpan<byte> Get(uint ordinal, Span<byte> scratch, out uint suffix)
    {
        if (ordinal < _nextOrdinal || ordinal >= _bucketEnd)
        {
            if (ordinal >= section.Count) throw DictionarySection.NoTerm(ordinal);
            uint bucket = ordinal / DictionarySection.BucketTerms;
            _next = section.Locate(bucket, out _symbols);
            _nextOrdinal = bucket * DictionarySection.BucketTerms;
            _bucketEnd = Math.Min(_nextOrdinal + DictionarySection.BucketTerms, section.Count);
        }
        ReadOnlySpan<byte> value = DictionarySection.Advance(ref _next, ordinal - _nextOrdinal, _symbols, _text, out suffix);
        _nextOrdinal = ordinal + 1;
        if (value.Overlaps(_text))
        {
            value.CopyTo(scratch);
            return scratch[..value.Length];
        }
        // With a longer one the next term shares nothing.
        if (value.Length <= _text.Length) value.CopyTo(_text);
        return value;
    }
}
