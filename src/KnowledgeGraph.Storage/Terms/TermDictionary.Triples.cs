using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Terms;

/// <content>Triple terms, which are kept by the ids of their terms.</content>
internal sealed partial class TermDictionary
{
    /// <summary>
    /// The id of a triple term of ids of this dictionary, inline values or blank nodes, given to it where it is new. Writer only.
    /// </summary>
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place.</exception>
    /// <exception cref="StorageLimitException">Triple terms are nested too deep.</exception>
    public ValueId GetOrAddTriple(ValueId subject, ValueId predicate, ValueId @object)
    {
        if (!CanBeTriple(subject, predicate, @object))
        {
            throw new ArgumentException($"a triple term cannot be made of {subject.Tag}, {predicate.Tag} and {@object.Tag}");
        }
        TripleIds triple = TripleOf(subject, predicate, @object);
        if (TryFind(triple, Delta.Count, out ValueId id)) return id;
        Span<byte> key = stackalloc byte[TripleIds.KeyBytes];
        return AddKey(new(ValueTag.TripleTerm, triple.Write(key), default));
    }

    /// <summary>The id of a triple term of such ids, to a reader that knows so many delta terms.</summary>
    public bool TryFindTriple(ValueId subject, ValueId predicate, ValueId @object, uint deltaCount, out ValueId id)
    {
        id = default;
        if (!CanBeTriple(subject, predicate, @object)) return false;
        if (@object.IsTripleTerm && !TryGetTriple(@object, deltaCount, out _)) return false;
        return TryFind(TripleOf(subject, predicate, @object), deltaCount, out id);
    }

    /// <summary>The terms of a triple term's id; false where the id is another one, or unknown to a reader of so many delta terms.</summary>
    public bool TryGetTriple(ValueId id, uint deltaCount, out TripleIds triple)
    {
        triple = default;
        if (!id.IsTripleTerm || !IsKnown(id, deltaCount, 0)) return false;
        triple = TripleOf(id);
        return true;
    }

    /// <summary>The terms of a triple term's id, which is one of this dictionary.</summary>
    public TripleIds TripleOf(ValueId id)
    {
        Span<byte> scratch = stackalloc byte[DictionarySection.ScratchBytes];
        return TripleIds.Read(KeyOf(id, scratch).Value);
    }

    /// <summary>Whether an id stands for a term that came since the last merge.</summary>
    public static bool IsDelta(ValueId id) => HasTerm(id.Tag) && (id.Payload & DeltaBit) != 0;

    /// <summary>Whether the ids of a tag stand for terms of a dictionary.</summary>
    public static bool HasTerm(ValueTag tag) => tag is ValueTag.Iri or >= ValueTag.String;

    private bool TryFind(in TripleIds triple, uint deltaCount, out ValueId id)
    {
        Span<byte> scratch = stackalloc byte[TripleIds.KeyBytes];
        var key = new DictionaryKey(ValueTag.TripleTerm, triple.Write(scratch), default);
        // A triple term of the segment is made of the segment's terms.
        bool isNew = IsDelta(new(triple.Subject)) || IsDelta(new(triple.Predicate)) || IsDelta(new(triple.Object));
        id = default;
        if (!isNew && Segment is not null && Segment.TryFind(key, out uint ordinal)) id = new(key.Tag, ordinal);
        else if (Delta.TryFind(key, deltaCount, out ordinal)) id = new(key.Tag, DeltaBit | ordinal);
        return !id.IsNone;
    }

    private TripleIds TripleOf(ValueId subject, ValueId predicate, ValueId @object)
    {
        int depth = @object.IsTripleTerm ? TripleIds.DepthAround(TripleOf(@object).Depth) : 0;
        return new(depth, subject.Bits, predicate.Bits, @object.Bits);
    }

    private static bool CanBeTriple(ValueId subject, ValueId predicate, ValueId @object) =>
        !subject.IsLocal && !predicate.IsLocal && !@object.IsLocal
        && subject.Tag is ValueTag.Iri or ValueTag.BlankNode && predicate.Tag == ValueTag.Iri && @object.Tag >= ValueTag.BlankNode;

    private Utf8Term DecodeTriple(ValueId id, uint deltaCount, Span<byte> scratch)
    {
        var text = new Utf8TripleWriter(scratch);
        Span<byte> part = stackalloc byte[DictionarySection.ScratchBytes];
        TripleIds triple = TripleOf(id);
        for (; new ValueId(triple.Object).IsTripleTerm; triple = InnerOf(triple))
        {
            text.Write(Decode(new(triple.Subject), deltaCount, part));
            text.Write(Decode(new(triple.Predicate), deltaCount, part));
            text.BeginTriple();
        }
        text.Write(Decode(new(triple.Subject), deltaCount, part));
        text.Write(Decode(new(triple.Predicate), deltaCount, part));
        text.Write(Decode(new(triple.Object), deltaCount, part));
        return Utf8Term.Triple(text.Complete());
    }

    /// <summary>The triple term that is the object of another.</summary>
    public TripleIds InnerOf(in TripleIds outer)
    {
        TripleIds inner = TripleOf(new(outer.Object));
        // So that a damaged store leads round in no circle.
        return inner.Depth < outer.Depth ? inner : throw new StorageException("a triple term of the store is made of itself; check the store");
    }
}
