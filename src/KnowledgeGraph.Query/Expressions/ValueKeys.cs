using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Finds numbers that compare as the values of a column do (SPARQL 1.1 §15.1), so that sorting needs no comparisons of values.</summary>
internal static class ValueKeys
{
    private const int DecimalMantissaBits = 51;
    private const ulong SignBit = 1UL << 63;

    /// <summary>
    /// Fills in a key for each id; false where the column is too mixed for it. Unbound cells, blank nodes, IRIs and one kind of literal: the
    /// ids of the snapshot ascend as they do.
    /// </summary>
    public static bool TryRead(TermValues values, ReadOnlySpan<ValueId> ids, Span<ulong> keys)
    {
        ValueTag literal = ValueTag.None;
        ulong scale = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            ValueId id = ids[i];
            ValueTag tag = id.Tag;
            if (tag > ValueTag.Iri && literal == ValueTag.None) (literal, scale) = (tag, id.Payload >> DecimalMantissaBits);
            if (id.IsLocal || (tag > ValueTag.Iri && tag != literal)) return TryReadIntegers(values, ids, keys);
            bool ascends = tag switch
            {
                ValueTag.None or ValueTag.BlankNode or ValueTag.Boolean or ValueTag.Integer or ValueTag.ShortString => true,
                ValueTag.Date or ValueTag.DateTime => true,
                ValueTag.Decimal => id.Payload >> DecimalMantissaBits == scale,
                ValueTag.Iri or ValueTag.String or ValueTag.TaggedString => Snapshot.IsInTermOrder(id),
                _ => false,
            };
            if (!ascends) return TryReadIntegers(values, ids, keys);
            keys[i] = tag is ValueTag.Date or ValueTag.DateTime ? KeyOfInstant(id) : id.Bits;
        }
        return true;
    }

    // Ids of dates order equal instants by time zone, which ORDER BY does not. After the IRIs; a time zone may begin a day before year 1.
    private static ulong KeyOfInstant(ValueId id) => SignBit + (ulong)(InlineValue.GetInstantTicks(id) + (2 * TimeSpan.TicksPerDay));

    private static bool TryReadIntegers(TermValues values, ReadOnlySpan<ValueId> ids, Span<ulong> keys)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            Numeric number = values.ReadNumeric(ids[i]);
            if (number.Type != NumericType.Integer || number.IsBig) return false;
            keys[i] = (ulong)number.Int64 ^ SignBit;
        }
        return true;
    }
}
