using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

public sealed partial class Snapshot
{
    /// <summary>
    /// The least id that a term of a tag can have, in the order of terms (see <see cref="IsInTermOrder"/>), where its text is not below
    /// the given one by code point: an id range for comparisons and prefixes. Ids without a place in that order are above all that have
    /// one.
    /// </summary>
    /// <param name="tag">IRI, string or tagged string.</param>
    /// <param name="text">UTF-8; any bytes.</param>
    public ValueId LowerBound(ValueTag tag, ReadOnlySpan<byte> text)
    {
        if (tag is not (ValueTag.Iri or ValueTag.String or ValueTag.TaggedString))
        {
            throw new ArgumentException($"the ids of {tag} do not follow the order of texts", nameof(tag));
        }
        SegmentDictionary? segment = State.Terms.Segment;
        uint low = 0, high = segment?[tag].Count ?? 0;
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        while (low < high)
        {
            uint middle = low + ((high - low) / 2);
            if (segment!.Get(tag, middle, scratch).Value.SequenceCompareTo(text) < 0) low = middle + 1;
            else high = middle;
        }
        // After the last one come those that were added since.
        return new ValueId(tag, segment is null || low == segment[tag].Count ? TermDictionary.DeltaBit : low);
    }
}
