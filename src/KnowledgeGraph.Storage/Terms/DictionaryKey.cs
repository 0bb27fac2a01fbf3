using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>A term as dictionaries see it: the tag of its id, its main bytes, and a datatype or language tag.</summary>
internal readonly ref struct DictionaryKey
{
    public DictionaryKey(ValueTag tag, ReadOnlySpan<byte> value, ReadOnlySpan<byte> suffix)
    {
        Tag = tag;
        Value = value;
        Suffix = suffix;
    }

    public ValueTag Tag { get; }

    public ReadOnlySpan<byte> Value { get; }

    /// <summary>The datatype of a typed literal, the language of a tagged one, else empty.</summary>
    public ReadOnlySpan<byte> Suffix { get; }

    /// <summary>The key of an IRI or literal; that of a triple term is <see cref="TripleIds.Write"/>.</summary>
    public static DictionaryKey Of(in Utf8Term term)
    {
        if (term.Kind == TermKind.Iri) return new(ValueTag.Iri, term.Value, default);
        if (!term.Language.IsEmpty) return new(ValueTag.TaggedString, term.Value, term.Language);
        return term.Datatype.IsEmpty
            ? new(ValueTag.String, term.Value, default)
            : new(ValueTag.TypedLiteral, term.Value, term.Datatype);
    }

    /// <summary>The term of the key, which is not that of a triple term.</summary>
    public Utf8Term ToTerm() => Tag switch
    {
        ValueTag.Iri => Utf8Term.Iri(Value),
        ValueTag.String => Utf8Term.String(Value),
        ValueTag.TaggedString => Utf8Term.Tagged(Value, Suffix),
        _ => Utf8Term.Typed(Value, Suffix),
    };

    /// <summary>Whether both are the same term: language tags are equal whatever their case.</summary>
    public bool SameAs(in DictionaryKey other) =>
        Tag == other.Tag
        && Value.SequenceEqual(other.Value)
        && (Tag == ValueTag.TaggedString
            ? System.Text.Ascii.EqualsIgnoreCase(Suffix, other.Suffix)
            : Suffix.SequenceEqual(other.Suffix));

    /// <summary>A hash that is equal for same terms.</summary>
    public ulong Hash()
    {
        ulong salt = (ulong)Tag;
        if (Tag == ValueTag.TaggedString)
        {
            foreach (byte b in Suffix) salt = (salt * 31) + (uint)(b is >= (byte)'A' and <= (byte)'Z' ? b | 0x20 : b);
        }
        else if (!Suffix.IsEmpty)
        {
            salt = TermHash.Compute(Suffix, salt);
        }
        return TermHash.Compute(Value, salt);
    }
}
