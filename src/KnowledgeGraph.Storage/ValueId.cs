namespace KnowledgeGraph.Storage;

/// <summary>
/// A term as 64 bits: 8 bits of tag, 56 of payload. Inside one snapshot and one query, two ids are equal exactly when their terms
/// are the same term.
/// </summary>
/// <remarks>
/// The highest bit of the tag marks a term made by a query and known only to it (<see cref="IsLocal"/>); such an id is given only
/// to terms that the store does not hold.
/// </remarks>
public readonly record struct ValueId(ulong Bits) : IComparable<ValueId>
{
    private const ulong LocalBit = 1UL << 63;
    private const ulong PayloadMask = (1UL << 56) - 1;

    /// <summary>Nothing: unbound, error, wildcard.</summary>
    public static ValueId None => default;

    /// <summary>The name of the default graph.</summary>
    public static ValueId DefaultGraph => new(ValueTag.DefaultGraph, 0);

    /// <summary>An id of a tag and a payload of at most 56 bits.</summary>
    public ValueId(ValueTag tag, ulong payload, bool isLocal = false)
        : this(((ulong)tag << 56) | (payload & PayloadMask) | (isLocal ? LocalBit : 0))
    {
    }

    /// <summary>What the id stands for.</summary>
    public ValueTag Tag => (ValueTag)((byte)(Bits >> 56) & 0x7F);

    /// <summary>The lower 56 bits.</summary>
    public ulong Payload => Bits & PayloadMask;

    /// <summary>Whether there is no term.</summary>
    public bool IsNone => Bits == 0;

    /// <summary>Whether only the running query knows the term.</summary>
    public bool IsLocal => (Bits & LocalBit) != 0;

    /// <summary>Whether the term is a literal.</summary>
    public bool IsLiteral => Tag is >= ValueTag.Boolean and <= ValueTag.TypedLiteral;

    /// <summary>Whether the term is a triple term.</summary>
    public bool IsTripleTerm => Tag == ValueTag.TripleTerm;

    /// <summary>Whether the value is in the id itself, not in a dictionary.</summary>
    public bool IsInline => Tag is >= ValueTag.Boolean and <= ValueTag.ShortString;

    /// <inheritdoc/>
    public int CompareTo(ValueId other) => Bits.CompareTo(other.Bits);
}
