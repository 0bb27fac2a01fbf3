using System.Buffers.Binary;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// A triple term by the ids of its terms (while it is loaded, by their numbers in the load), and how deep triple terms are nested in it.
/// They are ordered by depth first, so that a triple term comes after those that it is made of.
/// </summary>
/// <remarks>
/// As the value of a <see cref="DictionaryKey"/> it is bytes that compare as it does: 2 of depth, 8 of each id, big-endian. The ids are of
/// the dictionary in which the key stands.
/// </remarks>
internal readonly record struct TripleIds(int Depth, ulong Subject, ulong Predicate, ulong Object) : IComparable<TripleIds>
{
    /// <summary>The bytes of a key.</summary>
    public const int KeyBytes = sizeof(ushort) + (3 * sizeof(ulong));

    /// <summary>The most triple terms that can be nested in each other.</summary>
    public const int MaxDepth = 1024;

    /// <summary>Reads a key; false where the bytes are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> key, out TripleIds triple)
    {
        triple = default;
        if (key.Length != KeyBytes) return false;
        triple = new(
            BinaryPrimitives.ReadUInt16BigEndian(key),
            BinaryPrimitives.ReadUInt64BigEndian(key[2..]),
            BinaryPrimitives.ReadUInt64BigEndian(key[10..]),
            BinaryPrimitives.ReadUInt64BigEndian(key[18..]));
        return true;
    }

    /// <summary>Reads a key.</summary>
    /// <exception cref="StorageException">The bytes are none.</exception>
    public static TripleIds Read(ReadOnlySpan<byte> key) =>
        TryRead(key, out TripleIds triple) ? triple : throw new StorageException("a triple term of the store is damaged; check the store");

    /// <summary>The depth of a triple term whose object is a triple term of a depth.</summary>
    /// <exception cref="StorageLimitException">It is too deep.</exception>
    public static int DepthAround(int depth)
    {
        if (depth + 1 < MaxDepth) return depth + 1;
        throw new StorageLimitException($"triple terms are nested more than {MaxDepth:N0} deep, the most that a store holds");
    }

    /// <summary>Writes the key (<see cref="KeyBytes"/>) and gives its bytes.</summary>
    public ReadOnlySpan<byte> Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)Depth);
        BinaryPrimitives.WriteUInt64BigEndian(destination[2..], Subject);
        BinaryPrimitives.WriteUInt64BigEndian(destination[10..], Predicate);
        BinaryPrimitives.WriteUInt64BigEndian(destination[18..], Object);
        return destination[..KeyBytes];
    }

    /// <inheritdoc/>
    public int CompareTo(TripleIds other)
    {
        int order = Depth.CompareTo(other.Depth);
        if (order == 0) order = Subject.CompareTo(other.Subject);
        if (order == 0) order = Predicate.CompareTo(other.Predicate);
        return order != 0 ? order : Object.CompareTo(other.Object);
    }
}
