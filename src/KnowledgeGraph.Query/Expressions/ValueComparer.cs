using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Compares the values behind ids. One thread at a time.</summary>
[SkipLocalsInit]
internal sealed class ValueComparer(TermValues values) : ISortOrder
{
    private const int DecimalMantissaBits = 51;

    /// <summary>
    /// The order of ORDER BY (SPARQL 1.2 §15.1), total and deterministic: unbound, blank nodes, IRIs, literals, triple terms; literals by
    /// value where they compare, else by datatype and lexical form; triple terms by subject, predicate and object. 0 means equal values,
    /// not necessarily the same term.
    /// </summary>
    public int Compare(ValueId left, ValueId right)
    {
        if (left == right) return 0;
        ValueTag tag = left.Tag;
        if (tag == right.Tag)
        {
            if (IsOrderedById(left, right)) return left.CompareTo(right);
            if (tag is ValueTag.Date or ValueTag.DateTime) return CompareInstants(left, right);
        }
        ValueKind kind = KindOf(left), otherKind = KindOf(right);
        if (kind != otherKind) return kind.CompareTo(otherKind);
        switch (kind)
        {
            case ValueKind.Numeric:
                return Numeric.CompareTotal(values.ReadNumeric(left), values.ReadNumeric(right));
            case ValueKind.Boolean:
                return values.Read(left).Boolean.CompareTo(values.Read(right).Boolean);
            case ValueKind.Temporal:
                XsdDateTime leftTime = values.Read(left).Temporal, rightTime = values.Read(right).Temporal;
                int order = leftTime.CompareAsUtc(rightTime);
                return order != 0 ? order : leftTime.Type.CompareTo(rightTime.Type);
            case ValueKind.Duration:
                return values.Read(left).Duration.CompareTotal(values.Read(right).Duration);
            case ValueKind.TripleTerm:
                return CompareTriples(left, right);
            default:
                return CompareTerms(left, right);
        }
    }

    /// <summary>
    /// Whether it is plain from two ids that the first does not come before the second in the order of <see cref="Compare"/>. False says
    /// nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CannotPrecede(ValueId left, ValueId right) => left.Bits > right.Bits && left.Tag == right.Tag && AscendsById(left.Tag);

    /// <inheritdoc/>
    public bool TryReadKeys(ReadOnlySpan<ValueId> ids, Span<ulong> keys) => ValueKeys.TryRead(values, ids, keys);

    /// <summary>The operator <c>=</c> (§17.3); an error where the terms are literals of which it cannot be known.</summary>
    public Ternary AreEqual(ValueId left, ValueId right)
    {
        if (left.IsNone || right.IsNone) return Ternary.Error;
        if (!left.IsLiteral || !right.IsLiteral)
        {
            return left.IsTripleTerm && right.IsTripleTerm ? AreTriplesEqual(left, right) : left == right ? Ternary.True : Ternary.False;
        }
        if (left == right && left.Tag is not (ValueTag.Double or ValueTag.TypedLiteral)) return Ternary.True;
        if (HaveComparableInstants(left, right)) return CompareInstants(left, right) == 0 ? Ternary.True : Ternary.False;
        ValueKind kind = KindOf(left), otherKind = KindOf(right);
        if (kind != otherKind)
        {
            return kind == ValueKind.TaggedString || otherKind == ValueKind.TaggedString ? Ternary.False : Ternary.Error;
        }
        switch (kind)
        {
            case ValueKind.Numeric:
                return Numeric.Compare(values.ReadNumeric(left), values.ReadNumeric(right)) == 0 ? Ternary.True : Ternary.False;
            case ValueKind.Boolean:
                return values.Read(left).Boolean == values.Read(right).Boolean ? Ternary.True : Ternary.False;
            case ValueKind.Temporal:
                XsdDateTime leftTime = values.Read(left).Temporal, rightTime = values.Read(right).Temporal;
                // Dates, times and their parts are known to be different things, as numbers and texts are not (open-world test date-2).
                if (leftTime.Type != rightTime.Type) return Ternary.False;
                return leftTime.Compare(rightTime) is int order ? (order == 0 ? Ternary.True : Ternary.False) : Ternary.Error;
            case ValueKind.Duration:
                return values.Read(left).Duration.HasSameValue(values.Read(right).Duration) ? Ternary.True : Ternary.False;
            case ValueKind.String:
                return left == right ? Ternary.True : Ternary.False;
            case ValueKind.TaggedString:
                return left == right || AreTaggedEqual(left, right) ? Ternary.True : Ternary.False;
            default:
                return left == right ? Ternary.True : Ternary.Error;
        }
    }

    /// <summary>The operators <c>&lt;</c>, <c>=</c> and <c>&gt;</c> (§17.3) at once: null where the values do not compare.</summary>
    public int? CompareValues(ValueId left, ValueId right)
    {
        if (!left.IsLiteral || !right.IsLiteral) return null;
        if (HaveComparableInstants(left, right)) return CompareInstants(left, right);
        ValueKind kind = KindOf(left);
        if (kind != KindOf(right)) return null;
        switch (kind)
        {
            case ValueKind.Numeric:
                return Numeric.Compare(values.ReadNumeric(left), values.ReadNumeric(right));
            case ValueKind.Boolean:
                return values.Read(left).Boolean.CompareTo(values.Read(right).Boolean);
            case ValueKind.Temporal:
                return values.Read(left).Temporal.Compare(values.Read(right).Temporal);
            case ValueKind.Duration:
                return values.Read(left).Duration.Compare(values.Read(right).Duration);
            case ValueKind.String:
                return left.Tag == right.Tag && IsOrderedById(left, right) ? left.CompareTo(right) : CompareTerms(left, right);
            default:
                return null;
        }
    }

    /// <summary>The operator <c>&lt;</c> (§17.3); an error where the values do not compare.</summary>
    public Ternary IsLess(ValueId left, ValueId right) => CompareValues(left, right) switch
    {
        null => IsNaN(left, right) ? Ternary.False : Ternary.Error,
        int order => order < 0 ? Ternary.True : Ternary.False,
    };

    /// <summary>Whether both are numbers and one is NaN: then they compare, and every comparison but <c>!=</c> is false.</summary>
    public bool IsNaN(ValueId left, ValueId right)
    {
        Numeric leftNumber = values.ReadNumeric(left), rightNumber = values.ReadNumeric(right);
        return !leftNumber.IsError && !rightNumber.IsError && (double.IsNaN(leftNumber.ToDouble()) || double.IsNaN(rightNumber.ToDouble()));
    }

    /// <summary>Whether values ascend as their ids do, though the ids of equal ones may differ.</summary>
    private static bool AscendsById(ValueTag tag) =>
        tag is ValueTag.Boolean or ValueTag.Integer or ValueTag.Date or ValueTag.DateTime or ValueTag.ShortString;

    private static bool IsOrderedById(ValueId left, ValueId right) => left.Tag switch
    {
        ValueTag.Integer or ValueTag.Boolean or ValueTag.ShortString => true,
        ValueTag.Decimal => left.Payload >> DecimalMantissaBits == right.Payload >> DecimalMantissaBits,
        ValueTag.BlankNode => true,
        ValueTag.Iri or ValueTag.String or ValueTag.TaggedString => Snapshot.IsInTermOrder(left) && Snapshot.IsInTermOrder(right),
        _ => false,
    };

    /// <summary>Whether both are dates, or both dateTimes, held in the ids, with or both without a time zone.</summary>
    private static bool HaveComparableInstants(ValueId left, ValueId right) =>
        left.Tag is ValueTag.Date or ValueTag.DateTime
        && left.Tag == right.Tag
        && InlineValue.GetZoneMinutes(left).HasValue == InlineValue.GetZoneMinutes(right).HasValue;

    private static int CompareInstants(ValueId left, ValueId right) =>
        InlineValue.GetInstantTicks(left).CompareTo(InlineValue.GetInstantTicks(right));

    private ValueKind KindOf(ValueId id) => id.Tag switch
    {
        ValueTag.BlankNode => ValueKind.BlankNode,
        ValueTag.Iri => ValueKind.Iri,
        ValueTag.Boolean => ValueKind.Boolean,
        ValueTag.Integer or ValueTag.Decimal or ValueTag.Double => ValueKind.Numeric,
        ValueTag.Date or ValueTag.DateTime => ValueKind.Temporal,
        ValueTag.ShortString or ValueTag.String => ValueKind.String,
        ValueTag.TaggedString => ValueKind.TaggedString,
        ValueTag.TripleTerm => ValueKind.TripleTerm,
        ValueTag.TypedLiteral => values.ReadNumeric(id).IsError ? values.Read(id).Kind : ValueKind.Numeric,
        _ => ValueKind.None,
    };

    /// <summary>Whether the characters are equal, and the language tags but for their case (RDF 1.1 Concepts §3.3).</summary>
    private bool AreTaggedEqual(ValueId left, ValueId right)
    {
        Span<byte> leftScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> rightScratch = stackalloc byte[Snapshot.ScratchBytes];
        Utf8Term leftTerm = values.Terms.Decode(left, leftScratch), rightTerm = values.Terms.Decode(right, rightScratch);
        return Ascii.EqualsIgnoreCase(leftTerm.Language, rightTerm.Language) && leftTerm.Value.SequenceEqual(rightTerm.Value);
    }

    /// <summary>Triple terms are equal where their terms are (§17.4.1, sameValue).</summary>
    private Ternary AreTriplesEqual(ValueId left, ValueId right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        values.Terms.TryGetTriple(left, out ValueId leftSubject, out ValueId leftPredicate, out ValueId leftObject);
        values.Terms.TryGetTriple(right, out ValueId rightSubject, out ValueId rightPredicate, out ValueId rightObject);
        return leftSubject == rightSubject && leftPredicate == rightPredicate ? AreEqual(leftObject, rightObject) : Ternary.False;
    }

    private int CompareTriples(ValueId left, ValueId right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        values.Terms.TryGetTriple(left, out ValueId leftSubject, out ValueId leftPredicate, out ValueId leftObject);
        values.Terms.TryGetTriple(right, out ValueId rightSubject, out ValueId rightPredicate, out ValueId rightObject);
        int order = Compare(leftSubject, rightSubject);
        if (order == 0) order = Compare(leftPredicate, rightPredicate);
        return order != 0 ? order : Compare(leftObject, rightObject);
    }

    /// <summary>By datatype, by characters in code point order, by language.</summary>
    private int CompareTerms(ValueId left, ValueId right)
    {
        Span<byte> leftScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> rightScratch = stackalloc byte[Snapshot.ScratchBytes];
        Utf8Term leftTerm = values.Terms.Decode(left, leftScratch), rightTerm = values.Terms.Decode(right, rightScratch);
        int order = leftTerm.Datatype.SequenceCompareTo(rightTerm.Datatype);
        if (order == 0) order = leftTerm.Value.SequenceCompareTo(rightTerm.Value);
        return order != 0 ? order : CompareLanguages(leftTerm.Language, rightTerm.Language);
    }

    /// <summary>By characters, whatever their case: language tags differ in nothing else (RDF 1.1 Concepts §3.3).</summary>
    private static int CompareLanguages(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            int order = char.ToLowerInvariant((char)left[i]).CompareTo(char.ToLowerInvariant((char)right[i]));
            if (order != 0) return order;
        }
        return left.Length.CompareTo(right.Length);
    }
}
