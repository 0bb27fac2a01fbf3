using System.Text;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf;

/// <summary>
/// An RDF term as UTF-8 that somebody else owns: what readers hand to sinks, the store to result writers. No allocation.
/// </summary>
/// <remarks>
/// The spans are decoded (no escapes) and valid only during the call that received them.
/// A literal has either a language or a datatype; both empty mean <c>xsd:string</c>. A base direction stands behind the language tag, as
/// the syntaxes write it. Of a triple term the value is an encoding of its three terms, see <see cref="Utf8Triple"/>.
/// </remarks>
public readonly ref struct Utf8Term
{
    private const int DirectionLength = 5;

    private Utf8Term(TermKind kind, ReadOnlySpan<byte> value, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language)
    {
        Kind = kind;
        Value = value;
        Datatype = datatype;
        Language = language;
    }

    /// <summary>The kind; <see cref="TermKind.None"/> for the default value.</summary>
    public TermKind Kind { get; }

    /// <summary>The IRI, the blank node's label without <c>_:</c>, the lexical form, or the encoded triple.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>The datatype IRI of a literal; empty for <c>xsd:string</c> and language-tagged strings.</summary>
    public ReadOnlySpan<byte> Datatype { get; }

    /// <summary>
    /// The language tag of a literal, as written, with its base direction where it has one (<c>ar--rtl</c>); empty where there is none.
    /// </summary>
    public ReadOnlySpan<byte> Language { get; }

    /// <summary>The language tag without the base direction.</summary>
    public ReadOnlySpan<byte> LanguageTag => HasDirection ? Language[..^DirectionLength] : Language;

    /// <summary>The base direction, <c>ltr</c> or <c>rtl</c>; empty where there is none.</summary>
    public ReadOnlySpan<byte> Direction => HasDirection ? Language[^3..] : default;

    /// <summary>Whether there is no term: unbound, or the default graph.</summary>
    public bool IsNone => Kind == TermKind.None;

    /// <summary>An IRI.</summary>
    public static Utf8Term Iri(ReadOnlySpan<byte> value) => new(TermKind.Iri, value, default, default);

    /// <summary>A blank node, by its label without <c>_:</c>.</summary>
    public static Utf8Term BlankNode(ReadOnlySpan<byte> label) => new(TermKind.BlankNode, label, default, default);

    /// <summary>An <c>xsd:string</c>.</summary>
    public static Utf8Term String(ReadOnlySpan<byte> lexicalForm) => new(TermKind.Literal, lexicalForm, default, default);

    /// <summary>A typed literal. The datatype <c>xsd:string</c> is stored as the empty span.</summary>
    public static Utf8Term Typed(ReadOnlySpan<byte> lexicalForm, ReadOnlySpan<byte> datatype) =>
        datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8)
            ? String(lexicalForm)
            : new Utf8Term(TermKind.Literal, lexicalForm, datatype, default);

    /// <summary>A language-tagged string.</summary>
    public static Utf8Term Tagged(ReadOnlySpan<byte> lexicalForm, ReadOnlySpan<byte> language) =>
        new(TermKind.Literal, lexicalForm, default, language);

    /// <summary>A triple term, by its encoding (<see cref="Utf8Triple.Encode"/>).</summary>
    public static Utf8Term Triple(ReadOnlySpan<byte> encoding) => new(TermKind.Triple, encoding, default, default);

    /// <summary>The term of an object, in bytes of its own; none for null. Allocates: for the edges, not for hot paths.</summary>
    public static Utf8Term From(Term? term) => term switch
    {
        null => default,
        Iri iri => Iri(Encoding.UTF8.GetBytes(iri.Value)),
        BlankNode node => BlankNode(Encoding.UTF8.GetBytes(node.Label)),
        Literal { Language: { } language } literal => Tagged(
            Encoding.UTF8.GetBytes(literal.LexicalForm),
            Encoding.UTF8.GetBytes(literal.Direction is null ? language : $"{language}--{literal.Direction}")),
        Literal literal => Typed(Encoding.UTF8.GetBytes(literal.LexicalForm), Encoding.UTF8.GetBytes(literal.Datatype.Value)),
        TripleTerm triple => Triple(Encode(triple)),
        _ => throw new ArgumentException($"there is no term of the kind {term.Kind}", nameof(term)),
    };

    /// <summary>Copies the term into an object.</summary>
    /// <exception cref="InvalidOperationException">There is no term.</exception>
    public Term ToTerm()
    {
        switch (Kind)
        {
            case TermKind.Iri:
                return new Iri(Encoding.UTF8.GetString(Value));
            case TermKind.BlankNode:
                return new BlankNode(Encoding.UTF8.GetString(Value));
            case TermKind.Literal:
                string lexicalForm = Encoding.UTF8.GetString(Value);
                if (HasDirection)
                {
                    return new Literal(lexicalForm, Encoding.UTF8.GetString(LanguageTag), Encoding.UTF8.GetString(Direction));
                }
                if (!Language.IsEmpty) return new Literal(lexicalForm, Encoding.UTF8.GetString(Language));
                return new Literal(lexicalForm, Datatype.IsEmpty ? XsdVocabulary.String : new Iri(Encoding.UTF8.GetString(Datatype)));
            case TermKind.Triple:
                Utf8Triple triple = Utf8Triple.Decode(Value);
                return new TripleTerm(triple.Subject.ToTerm(), (Iri)triple.Predicate.ToTerm(), triple.Object.ToTerm());
            default:
                throw new InvalidOperationException("there is no term here");
        }
    }

    // No language tag has two hyphens in a row.
    private bool HasDirection =>
        Language.Length > DirectionLength && Language[^DirectionLength] == (byte)'-' && Language[^(DirectionLength - 1)] == (byte)'-';

    private static byte[] Encode(TripleTerm triple)
    {
        Utf8Term subject = From(triple.Subject), predicate = From(triple.Predicate), @object = From(triple.Object);
        byte[] encoding = new byte[Utf8Triple.EncodedLength(subject, predicate, @object)];
        Utf8Triple.Encode(subject, predicate, @object, encoding);
        return encoding;
    }
}
