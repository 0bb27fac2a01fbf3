using System.Text;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf;

/// <summary>A literal: a lexical form with a datatype, or with a language tag (RDF 1.1 Concepts §3.3).</summary>
/// <remarks>The lexical form and the tag's spelling are never changed; tags are equal whatever their case.</remarks>
public sealed class Literal : Term
{
    /// <summary>Creates an <c>xsd:string</c>.</summary>
    public Literal(string lexicalForm)
        : this(lexicalForm, XsdVocabulary.String)
    {
    }

    /// <summary>Creates a typed literal; <c>rdf:langString</c> needs a language and is refused here.</summary>
    public Literal(string lexicalForm, Iri datatype)
    {
        ArgumentNullException.ThrowIfNull(lexicalForm);
        ArgumentNullException.ThrowIfNull(datatype);
        if (datatype == RdfVocabulary.LangString) throw new ArgumentException("rdf:langString needs a language tag", nameof(datatype));
        LexicalForm = lexicalForm;
        Datatype = datatype;
    }

    /// <summary>Creates a language-tagged string (datatype <c>rdf:langString</c>).</summary>
    public Literal(string lexicalForm, string language)
    {
        ArgumentNullException.ThrowIfNull(lexicalForm);
        ArgumentException.ThrowIfNullOrEmpty(language);
        LexicalForm = lexicalForm;
        Datatype = RdfVocabulary.LangString;
        Language = language;
    }

    /// <summary>The lexical form, as written.</summary>
    public string LexicalForm { get; }

    /// <summary>The datatype IRI; <c>rdf:langString</c> where there is a language.</summary>
    public Iri Datatype { get; }

    /// <summary>The language tag as written, or null.</summary>
    public string? Language { get; }

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Literal;

    /// <inheritdoc/>
    public override bool Equals(Term? other) =>
        other is Literal literal
        && literal.LexicalForm == LexicalForm
        && literal.Datatype.Equals(Datatype)
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
        if (Language is not null) text.Append('@').Append(Language);
        else if (Datatype != XsdVocabulary.String) text.Append("^^").Append(Datatype);
        return text.ToString();
    }
}
