using System.Buffers.Binary;

namespace KnowledgeGraph.Rdf;

/// <summary>The three terms of a triple term, as UTF-8 that somebody else owns (RDF 1.2 Concepts §3.6). No allocation.</summary>
/// <remarks>
/// <para>As the value of a <see cref="Utf8Term"/> a triple term is one span, its encoding: subject, predicate and object, each as a byte
/// for what it is, the lengths of its value and of its datatype or language tag (32 bits each, little endian), and their bytes. So whoever
/// compares, copies or stores terms by their bytes needs to know nothing of triples. Language tags are encoded in lower case, so that
/// the same triple terms have the same bytes.</para>
/// <para>An encoding is trusted: it comes from <see cref="Encode"/>.</para>
/// </remarks>
public readonly ref struct Utf8Triple
{
    internal const int HeaderBytes = 9;
    private const byte LanguageTagged = 0x80;

    private Utf8Triple(Utf8Term subject, Utf8Term predicate, Utf8Term @object)
    {
        Subject = subject;
        Predicate = predicate;
        Object = @object;
    }

    /// <summary>The subject, an IRI or a blank node.</summary>
    public Utf8Term Subject { get; }

    /// <summary>The predicate, an IRI.</summary>
    public Utf8Term Predicate { get; }

    /// <summary>The object, any term.</summary>
    public Utf8Term Object { get; }

    /// <summary>The terms of an encoding, which they lie in.</summary>
    public static Utf8Triple Decode(ReadOnlySpan<byte> encoding)
    {
        Utf8Term subject = Next(ref encoding), predicate = Next(ref encoding);
        return new(subject, predicate, Next(ref encoding));
    }

    /// <summary>How many bytes the encoding of three terms has.</summary>
    /// <exception cref="OverflowException">They are more than fit an array.</exception>
    public static int EncodedLength(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object) =>
        checked(LengthOf(subject) + LengthOf(predicate) + LengthOf(@object));

    /// <summary>Encodes three terms into at least <see cref="EncodedLength"/> bytes, and returns how many they are.</summary>
    public static int Encode(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, Span<byte> destination)
    {
        int length = Write(subject, destination);
        length += Write(predicate, destination[length..]);
        return length + Write(@object, destination[length..]);
    }

    /// <summary>The bytes of one term.</summary>
    internal static int LengthOf(in Utf8Term term) => checked(HeaderBytes + term.Value.Length + Suffix(term).Length);

    private static ReadOnlySpan<byte> Suffix(in Utf8Term term) => term.Language.IsEmpty ? term.Datatype : term.Language;

    /// <summary>Writes one term and returns its bytes.</summary>
    internal static int Write(in Utf8Term term, Span<byte> destination)
    {
        ReadOnlySpan<byte> suffix = Suffix(term);
        destination[0] = (byte)((byte)term.Kind | (term.Language.IsEmpty ? 0 : LanguageTagged));
        BinaryPrimitives.WriteInt32LittleEndian(destination[1..], term.Value.Length);
        BinaryPrimitives.WriteInt32LittleEndian(destination[5..], suffix.Length);
        term.Value.CopyTo(destination[HeaderBytes..]);
        Span<byte> end = destination.Slice(HeaderBytes + term.Value.Length, suffix.Length);
        if (term.Language.IsEmpty) suffix.CopyTo(end);
        else System.Text.Ascii.ToLower(suffix, end, out _);
        return HeaderBytes + term.Value.Length + suffix.Length;
    }

    private static Utf8Term Next(scoped ref ReadOnlySpan<byte> encoding)
    {
        byte kind = encoding[0];
        int valueLength = BinaryPrimitives.ReadInt32LittleEndian(encoding[1..]);
        int suffixLength = BinaryPrimitives.ReadInt32LittleEndian(encoding[5..]);
        ReadOnlySpan<byte> value = encoding.Slice(HeaderBytes, valueLength);
        ReadOnlySpan<byte> suffix = encoding.Slice(HeaderBytes + valueLength, suffixLength);
        encoding = encoding[(HeaderBytes + valueLength + suffixLength)..];
        return (TermKind)(kind & ~LanguageTagged) switch
        {
            TermKind.Iri => Utf8Term.Iri(value),
            TermKind.BlankNode => Utf8Term.BlankNode(value),
            TermKind.Triple => Utf8Term.Triple(value),
            _ => (kind & LanguageTagged) != 0 ? Utf8Term.Tagged(value, suffix) : Utf8Term.Typed(value, suffix),
        };
    }
}
