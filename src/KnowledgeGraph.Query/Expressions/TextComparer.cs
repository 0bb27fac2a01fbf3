using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// The order of ORDER BY of STR of a variable: by the text of IRIs and literals, in code point order, without making strings of them.
/// One thread at a time.
/// </summary>
[SkipLocalsInit]
internal sealed class TextComparer(QueryTerms terms) : ISortOrder
{
    /// <summary>0 means equal texts. What has no text (unbound cells, blank nodes, triple terms) comes first.</summary>
    public int Compare(ValueId left, ValueId right)
    {
        if (left == right) return 0;
        bool hasLeft = HasText(left), hasRight = HasText(right);
        if (!hasLeft || !hasRight) return hasLeft.CompareTo(hasRight);
        if (left.Tag == right.Tag && IsInTextOrder(left) && IsInTextOrder(right) && !terms.Snapshot.MayShareText(left, right))
        {
            return left.CompareTo(right);
        }
        Span<byte> leftScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> rightScratch = stackalloc byte[Snapshot.ScratchBytes];
        return terms.Decode(left, leftScratch).Value.SequenceCompareTo(terms.Decode(right, rightScratch).Value);
    }

    /// <inheritdoc/>
    public bool TryReadKeys(ReadOnlySpan<ValueId> ids, Span<ulong> keys)
    {
        ValueTag tag = ValueTag.None;
        for (int i = 0; i < ids.Length; i++)
        {
            ValueId id = ids[i];
            keys[i] = 0;
            if (!HasText(id)) continue;
            if (tag == ValueTag.None) tag = id.Tag;
            // Tagged strings of one text have different ids.
            if (id.Tag != tag || tag == ValueTag.TaggedString || !IsInTextOrder(id)) return false;
            keys[i] = id.Bits;
        }
        return true;
    }

    private static bool HasText(ValueId id) => id.Tag is not (ValueTag.None or ValueTag.BlankNode or ValueTag.TripleTerm);

    private static bool IsInTextOrder(ValueId id) =>
        id.Tag == ValueTag.ShortString || (id.Tag != ValueTag.TypedLiteral && Snapshot.IsInTermOrder(id));
}
