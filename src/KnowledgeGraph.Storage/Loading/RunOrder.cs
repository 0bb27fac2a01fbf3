using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The order of the values of a load, which is that of their ids in the end: by tag, then as <see cref="SegmentDictionary.Compare"/>
/// orders the terms of one tag. Ids that stand for themselves are values too, of 8 bytes, big-endian; blank nodes of a document are
/// ordered by document, then label. Triple terms come last, see <see cref="TripleLoad"/>.
/// </summary>
internal static class RunOrder
{
    /// <summary>The tag, in runs only, of the blank nodes that the store has already; it comes before that of new ones.</summary>
    public const ValueTag ExistingBlankNode = ValueTag.BlankNode - 1;

    /// <summary>Whether the values of a tag are ids.</summary>
    public static bool IsId(ValueTag tag) =>
        tag is ValueTag.DefaultGraph or ExistingBlankNode or >= ValueTag.Boolean and <= ValueTag.ShortString;

    /// <summary>Whether values of a tag are ordered by their suffix first.</summary>
    public static bool SuffixComesFirst(ValueTag tag) => tag is ValueTag.TypedLiteral or ValueTag.BlankNode;

    /// <summary>Compares two values.</summary>
    public static int Compare(TermRun left, TermRun right)
    {
        if (left.Tag != right.Tag) return left.Tag < right.Tag ? -1 : 1;
        if (SuffixComesFirst(left.Tag))
        {
            int bySuffix = left.Suffix.SequenceCompareTo(right.Suffix);
            return bySuffix != 0 ? bySuffix : left.Value.SequenceCompareTo(right.Value);
        }
        int byValue = left.Value.SequenceCompareTo(right.Value);
        return byValue != 0 || left.Tag != ValueTag.TaggedString ? byValue : SegmentDictionary.CompareLanguages(left.Suffix, right.Suffix);
    }
}
