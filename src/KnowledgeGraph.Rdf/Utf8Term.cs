using System.Text;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf;

/// <summary>
/// An RDF term as UTF-8 that somebody else owns: what readers hand to sinks, the store to result writers. No allocation.
/// </summary>
/// <remarks>
/// The spans are decoded (no escapes) and valid only during the call that received them.
/// A literal has either a language or a datatype; both empty mean <c>xsd:string</c>.
/// </remarks>
public readonly ref struct Utf8Term
{
    private Utf8Term(TermKind kind, ReadOnlySpan<byte> value, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language)
    {
        Kind = kind;
        Value = value;
        Datatype = datatype;
        Language = language;
    }

    /// <summary>The kind; <see cref="TermKind.None"/> for the default value.</summary>
    public TermKind Kind { get; }

    /// <summary>The IRI, the blank node's label without <c>_:</c>, or the lexical form.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>The datatype IRI of a literal; empty for <c>xsd:string</c> and language-tagged strings.</summary>
    public ReadOnlySpan<byte> Datatype { get; }

    /// <summary>The language tag of a literal, as written; empty where there is none.</summary>
    public ReadOnlySpan<byte> Language { get; }

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

    /// <summary>The term of an object, in bytes of its own; none for null. Allocates: for the edges, not for hot paths.</summary>
    public static Utf8Term From(Term? term) => term switch
    {
        null => default,
        Iri iri => Iri(Encoding.UTF8.GetBytes(iri.Value)),
        BlankNode node => BlankNode(Encoding.UTF8.GetBytes(node.Label)),
        Literal { Language: { } language } literal => Tagged(Encoding.UTF8.GetBytes(literal.LexicalForm), Encoding.UTF8.GetBytes(language)),
        Literal literal => Typed(Encoding.UTF8.GetBytes(literal.LexicalForm), Encoding.UTF8.GetBytes(literal.Datatype.Value)),
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
                if (!Language.IsEmpty) return new Literal(lexicalForm, Encoding.UTF8.GetString(Language));
                return new Literal(lexicalForm, Datatype.IsEmpty ? XsdVocabulary.String : new Iri(Encoding.UTF8.GetString(Datatype)));
            default:
                throw new InvalidOperationException("there is no term here");
        }
    }
}
