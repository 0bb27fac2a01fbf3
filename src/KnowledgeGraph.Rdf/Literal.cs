using System.Text;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf;

/// <summary>
/// A literal: a lexical form with a datatype, or with a language tag and perhaps a base direction (RDF 1.2 Concepts §3.4).
/// </summary>
/// <remarks>The lexical form and the tag's spelling are never changed; tags are equal whatever their case.</remarks>
public sealed class Literal : Term
{
    /// <summary>Creates an <c>xsd:string</c>.</summary>
    public Literal(string lexicalForm)
        : this(lexicalForm, XsdVocabulary.String)
    {
    }

    /// <summary>Creates a typed literal; <c>rdf:langString</c> and <c>rdf:dirLangString</c> need a language and are refused here.</summary>
    public Literal(string lexicalForm, Iri datatype)
    {
        ArgumentNullException.ThrowIfNull(lexicalForm);
        ArgumentNullException.ThrowIfNull(datatype);
        if (datatype == RdfVocabulary.LangString || datatype == RdfVocabulary.DirLangString)
        {
            throw new ArgumentException($"{datatype} needs a language tag", nameof(datatype));
        }
        LexicalForm = lexicalForm;
        Datatype = datatype;
    }

    /// <summary>
    /// Creates a language-tagged string (datatype <c>rdf:langString</c>), with a base direction a directional one
    /// (<c>rdf:dirLangString</c>).
    /// </summary>
    /// <param name="lexicalForm">The text.</param>
    /// <param name="language">The language tag.</param>
    /// <param name="direction"><c>ltr</c>, <c>rtl</c> or null for none.</param>
    /// <exception cref="ArgumentException">The direction is another.</exception>
    public Literal(string lexicalForm, string language, string? direction = null)
    {
        if (direction is not (null or "ltr" or "rtl")) throw new ArgumentException("a base direction is 'ltr' or 'rtl'", nameof(direction));
        ArgumentNullException.ThrowIfNull(lexicalForm);
        ArgumentException.ThrowIfNullOrEmpty(language);
        LexicalForm = lexicalForm;
        Datatype = direction is null ? RdfVocabulary.LangString : RdfVocabulary.DirLangString;
        Language = language;
        Direction = direction;
    }

    /// <summary>The lexical form, as written.</summary>
    public string LexicalForm { get; }

    /// <summary>The datatype IRI; <c>rdf:langString</c> where there is a language, <c>rdf:dirLangString</c> where there is a direction too.</summary>
    public Iri Datatype { get; }

    /// <summary>The language tag as written, or null.</summary>
    public string? Language { get; }

    /// <summary>The base direction, <c>ltr</c> or <c>rtl</c>, or null.</summary>
    public string? Direction { get; }

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Literal;

    /// <inheritdoc/>
    public override bool Equals(Term? other) =>
        other is Literal literal
        && literal.LexicalForm == LexicalForm
        && literal.Datatype.Equals(Datatype)
        && literal.Direction == Direction
        && string.Equals(literal.Language, Language, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LexicalForm, Datatype);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(LexicalForm.Length + 16).Append('"');
        foreach (char c in LexicalForm)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
        if (Direction is not null) text.Append('@').Append(Language).Append("--").Append(Direction);
        else if (Language is not null) text.Append('@').Append(Language);
        else if (Datatype != XsdVocabulary.String) text.Append("^^").Append(Datatype);
        return text.ToString();
    }
}
