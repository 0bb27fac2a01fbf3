using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

/// <summary>
/// Gives the terms of many ids, the quicker the more of them ascend: neighbours are not put together from the beginning each. One thread at
/// a time; its snapshot must outlive it.
/// </summary>
public sealed class TermReader
{
    private readonly StoreState _state;
    private readonly SectionReader?[] _readers = new SectionReader?[SegmentDictionary.Tags.Length];

    internal TermReader(StoreState state) => _state = state;

    /// <inheritdoc cref="Snapshot.Decode"/>
    public Utf8Term Decode(ValueId id, Span<byte> scratch)
    {
        if (id == ValueId.DefaultGraph) return default;
        if (id.IsNone || id.IsLocal) throw Unknown(id);
        if (!Snapshot.IsInTermOrder(id) || _state.Terms.Segment is not { } segment) return _state.Terms.Decode(id, _state.DeltaTermCount, scratch);
        if (id.Payload > uint.MaxValue) throw Unknown(id);
        ReadOnlySpan<byte> value = Read(segment, id, scratch, out uint suffix);
        return new DictionaryKey(id.Tag, value, segment.Suffix(suffix)).ToTerm();
    }

    /// <summary>The text of a term of the segment, see <see cref="DictionarySection.Get"/>.</summary>
    internal ReadOnlySpan<byte> Read(SegmentDictionary segment, ValueId id, Span<byte> scratch, out uint suffix)
    {
        SectionReader reader = _readers[SegmentDictionary.Tags.IndexOf(id.Tag)] ??= new SectionReader(segment[id.Tag]);
        return reader.Get((uint)id.Payload, scratch, out suffix);
    }

    /// <summary>The exception for an id that stands for no term of the store.</summary>
    internal static ArgumentException Unknown(ValueId id) => new($"the id {id.Bits:X16} stands for no term of the store", nameof(id));
}
