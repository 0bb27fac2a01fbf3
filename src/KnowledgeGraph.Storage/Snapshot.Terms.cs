using KnowledgeGraph.Storage.Segments;
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
        uint low = segment?.LowerBound(tag, text) ?? 0;
        // After the last one come those that were added since.
        return new ValueId(tag, segment is null || low == segment[tag].Count ? TermDictionary.DeltaBit : low);
    }

    /// <summary>
    /// The terms of a triple term, by the ids that scans and <see cref="TryGetId"/> give; false where the id stands for no triple term of
    /// the store. Reads no text.
    /// </summary>
    public bool TryGetTriple(ValueId id, out ValueId subject, out ValueId predicate, out ValueId @object)
    {
        StoreState state = State;
        bool isTriple = state.Terms.TryGetTriple(id, state.DeltaTermCount, out TripleIds triple);
        (subject, predicate, @object) = (new(triple.Subject), new(triple.Predicate), new(triple.Object));
        return isTriple;
    }

    /// <summary>
    /// The id of the triple term of three terms, by their ids; false where no quad can hold it, also because a term cannot stand in its
    /// place.
    /// </summary>
    public bool TryFindTriple(ValueId subject, ValueId predicate, ValueId @object, out ValueId id)
    {
        StoreState state = State;
        return state.Terms.TryFindTriple(subject, predicate, @object, state.DeltaTermCount, out id);
    }

    /// <summary>About how many triple terms the store knows: those in quads, and some that were.</summary>
    public long TripleTermCount => EstimateTripleTerms(default, default);

    /// <summary>
    /// The ids, in ranges from first to last, among which are those of all triple terms of a subject and a predicate. Those of the segment
    /// are no others; the last range is that of all terms added since the last merge, where there are triple terms among them.
    /// </summary>
    /// <param name="subject">The id of the subject; none: any.</param>
    /// <param name="predicate">The id of the predicate; none: any. Narrows the ranges only beside a subject.</param>
    public IReadOnlyList<(ValueId First, ValueId Last)> TripleTermRanges(ValueId subject, ValueId predicate)
    {
        StoreState state = State;
        var ranges = new List<(ValueId First, ValueId Last)>();
        foreach ((uint start, uint end) in SegmentTriples(subject, predicate))
        {
            ranges.Add((new(ValueTag.TripleTerm, start), new(ValueTag.TripleTerm, end - 1)));
        }
        if (state.Terms.Delta.TripleCount > 0 && state.DeltaTermCount > 0)
        {
            ranges.Add((
                new(ValueTag.TripleTerm, TermDictionary.DeltaBit),
                new(ValueTag.TripleTerm, TermDictionary.DeltaBit | (state.DeltaTermCount - 1))));
        }
        return ranges;
    }

    /// <summary>
    /// About how many triple terms have a subject and a predicate, none standing for any: those of the segment, and where any will do, those
    /// added since.
    /// </summary>
    /// <inheritdoc cref="TripleTermRanges" path="/param"/>
    public long EstimateTripleTerms(ValueId subject, ValueId predicate)
    {
        long merged = SegmentTriples(subject, predicate).Sum(range => (long)(range.End - range.Start));
        return subject.IsNone ? merged + State.Terms.Delta.TripleCount : merged;
    }

    // Of each depth of nesting a range, the empty ones left out.
    private List<(uint Start, uint End)> SegmentTriples(ValueId subject, ValueId predicate)
    {
        var ranges = new List<(uint Start, uint End)>();
        if (State.Terms.Segment is not { } segment) return ranges;
        uint count = segment[ValueTag.TripleTerm].Count;
        if (count == 0 || subject.IsLocal || TermDictionary.IsDelta(subject)) return ranges;
        if (subject.IsNone) return [(0, count)];
        ulong highest = predicate.IsNone ? ulong.MaxValue : predicate.Bits;
        Span<byte> key = stackalloc byte[TripleIds.KeyBytes];
        int depths = State.Terms.TripleOf(new(ValueTag.TripleTerm, count - 1)).Depth + 1;
        for (int depth = 0; depth < depths; depth++)
        {
            uint start = segment.LowerBound(ValueTag.TripleTerm, new TripleIds(depth, subject.Bits, predicate.Bits, 0).Write(key));
            uint end = segment.LowerBound(ValueTag.TripleTerm, new TripleIds(depth, subject.Bits, highest, ulong.MaxValue).Write(key));
            if (start < end) ranges.Add((start, end));
        }
        return ranges;
    }

    /// <summary>
    /// Whether two terms of one tag, in the order of terms (see <see cref="IsInTermOrder"/>), may have the same text: tagged strings whose
    /// ids are no farther apart than there are languages.
    /// </summary>
    public bool MayShareText(ValueId left, ValueId right)
    {
        if (left.Tag != ValueTag.TaggedString) return left == right;
        ulong distance = left.Payload > right.Payload ? left.Payload - right.Payload : right.Payload - left.Payload;
        return distance < (State.Terms.Segment?.Suffixes.Count ?? 0);
    }
}
