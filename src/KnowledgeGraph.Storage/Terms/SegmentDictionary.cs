using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// The terms of a segment: per kind a sorted section, numbered in the order of the terms, so that the ids of one tag compare as
/// their terms do. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// IRIs and strings are ordered by code point; tagged strings by text, then language; typed literals by datatype, then lexical form;
/// triple terms by the ids of their terms, see <see cref="TripleIds"/>.
/// </remarks>
internal sealed class SegmentDictionary
{
    private readonly DictionarySection[] _sections;
    private readonly SuffixTable _suffixes;

    /// <summary>Takes over the sections, one per tag of <see cref="Tags"/>.</summary>
    public SegmentDictionary(DictionarySection[] sections, SuffixTable suffixes)
    {
        _sections = sections;
        _suffixes = suffixes;
    }

    /// <summary>The tags that have a section.</summary>
    public static ReadOnlySpan<ValueTag> Tags =>
        [ValueTag.Iri, ValueTag.String, ValueTag.TaggedString, ValueTag.TypedLiteral, ValueTag.TripleTerm];

    /// <summary>The IRI <c>rdf:type</c>.</summary>
    public static ReadOnlySpan<byte> TypeIri => "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8;

    /// <summary>The file in which the segment stands; mapped as long as the dictionary is not freed. Null: it is in memory.</summary>
    public MappedFile? File { get; init; }

    public long MemoryBytes => _sections.Sum(section => section.MemoryBytes);

    /// <summary>The term of a tag and number; <paramref name="scratch"/> holds it where the store keeps it compressed.</summary>
    public DictionaryKey Get(ValueTag tag, uint ordinal, Span<byte> scratch)
    {
        ReadOnlySpan<byte> value = _sections[Tags.IndexOf(tag)].Get(ordinal, scratch, out uint suffix);
        return new(tag, value, _suffixes[suffix]);
    }

    /// <summary>The id of <c>rdf:type</c>; none where it is not among the terms.</summary>
    public ValueId TypeId =>
        TryFind(new(ValueTag.Iri, TypeIri, default), out uint ordinal)
            ? new(ValueTag.Iri, ordinal)
            : ValueId.None;

    /// <summary>The section of a tag.</summary>
    public DictionarySection this[ValueTag tag] => _sections[Tags.IndexOf(tag)];

    /// <summary>The datatypes and languages.</summary>
    public SuffixTable Suffixes => _suffixes;

    /// <summary>The datatype or language of an index that a section names.</summary>
    public ReadOnlySpan<byte> Suffix(uint index) => _suffixes[index];

    /// <summary>The number of a term among those of its tag.</summary>
    public bool TryFind(in DictionaryKey key, out uint ordinal)
    {
        DictionarySection section = _sections[Tags.IndexOf(key.Tag)];
        Span<byte> scratch = stackalloc byte[DictionarySection.ScratchBytes];
        uint low = 0, high = section.BucketCount;
        while (low < high)
        {
            uint middle = (low + high) >>> 1;
            ReadOnlySpan<byte> head = section.Get(middle * DictionarySection.BucketTerms, scratch, out uint suffix);
            if (Compare(new(key.Tag, head, _suffixes[suffix]), key) <= 0) low = middle + 1;
            else high = middle;
        }
        ordinal = 0;
        if (low == 0) return false;
        if (key.Tag is ValueTag.Iri or ValueTag.String or ValueTag.TripleTerm) return section.TryFind(low - 1, key.Value, out ordinal);
        DictionarySection.Cursor cursor = section.OpenBucket(low - 1, scratch);
        while (cursor.MoveNext())
        {
            int comparison = Compare(new(key.Tag, cursor.Value, _suffixes[cursor.Suffix]), key);
            if (comparison > 0) return false;
            ordinal = cursor.Ordinal;
            if (comparison == 0) return true;
        }
        return false;
    }

    /// <summary>The number of the first term of a tag, one ordered by its bytes, that is not below some bytes; their count where there is none.</summary>
    public uint LowerBound(ValueTag tag, ReadOnlySpan<byte> value)
    {
        DictionarySection section = this[tag];
        Span<byte> scratch = stackalloc byte[DictionarySection.ScratchBytes];
        uint low = 0, high = section.Count;
        while (low < high)
        {
            uint middle = low + ((high - low) / 2);
            if (section.Get(middle, scratch, out _).SequenceCompareTo(value) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The order of the terms of one tag.</summary>
    public static int Compare(in DictionaryKey left, in DictionaryKey right)
    {
        if (left.Tag == ValueTag.TypedLiteral)
        {
            int byDatatype = left.Suffix.SequenceCompareTo(right.Suffix);
            return byDatatype != 0 ? byDatatype : left.Value.SequenceCompareTo(right.Value);
        }
        int byValue = left.Value.SequenceCompareTo(right.Value);
        return byValue != 0 || left.Tag != ValueTag.TaggedString ? byValue : CompareLanguages(left.Suffix, right.Suffix);
    }

    public void Free()
    {
        foreach (DictionarySection section in _sections) section.Free();
    }

    /// <summary>The order of language tags, which are equal whatever their case.</summary>
    public static int CompareLanguages(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int common = Math.Min(left.Length, right.Length);
        for (int i = 0; i < common; i++)
        {
            int comparison = ToLower(left[i]) - ToLower(right[i]);
            if (comparison != 0) return comparison;
        }
        return left.Length - right.Length;
    }

    private static int ToLower(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? letter | 0x20 : letter;
}
