using System.Collections;
using System.Globalization;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Collects what the extractors read. Every statement comes with the words that it stands on.</summary>
/// <param name="document">The document.</param>
/// <param name="key">Its key in the graph.</param>
/// <param name="authority">The known names.</param>
/// <param name="passages">Divides the document.</param>
/// <param name="cancellationToken">Ends the reading, which rules that take long for a text of no sense look at too.</param>
internal sealed class ReadingBuilder(
    SourceDocument document, string key, AuthorityData authority, PassageBook passages, CancellationToken cancellationToken)
{
    private readonly List<Statement> _statements = [];
    private readonly HashSet<(Iri, Iri, Term, Passage)> _said = [];
    private readonly HashSet<QualityNote> _noted = [];
    private readonly List<QualityNote> _notes = [];
    private readonly BitArray _referred = new(document.Text.Length);

    public SourceDocument Document => document;

    public string Text => document.Text;

    public CancellationToken CancellationToken => cancellationToken;

    public string Key => key;

    public AuthorityData Authority => authority;

    public PassageBook Passages => passages;

    public ResourceIris Iris => authority.Iris;

    public Iri DocumentIri => Iris.Of("document", key);

    public IReadOnlyList<Statement> Statements => _statements;

    public IReadOnlyList<QualityNote> Notes => _notes;

    public static Literal French(string text) => new(text, "fr");

    public static Literal Integer(int value) => new(value.ToString(CultureInfo.InvariantCulture), XsdVocabulary.Integer);

    public static Literal Date(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), XsdVocabulary.Date);

    /// <summary>A date that lacks its year (<c>--11-12</c>), its day (<c>2025-03</c>), or its month too (<c>2025</c>).</summary>
    public static Literal PartialDate(string value) =>
        new(value, value[0] == '-' ? XsdVocabulary.GMonthDay : value.Length == 4 ? XsdVocabulary.GYear : XsdVocabulary.GYearMonth);

    public static Literal Year(int year) => new(year.ToString("0000", CultureInfo.InvariantCulture), XsdVocabulary.GYear);

    /// <summary>Adds a statement, once per passage.</summary>
    public void Say(Iri subject, Iri predicate, Term @object, TextSpan evidence)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Passage passage = passages.Holding(evidence);
        if (!_said.Add((subject, predicate, @object, passage))) return;
        _statements.Add(new Statement(subject, predicate, @object, passage, evidence));
    }

    /// <summary>
    /// Says what a thing is and how it is called. A known thing has its label from the authority layer; the document's spelling, where it
    /// differs, stands beside it.
    /// </summary>
    public void Describe(Iri subject, string label, TextSpan evidence, params ReadOnlySpan<Iri> types)
    {
        foreach (Iri type in types) Say(subject, RdfVocabulary.Type, type, evidence);
        KnownThing? known = authority.Find(subject);
        if (known is null) Say(subject, Rdfs.Label, French(label), evidence);
        else if (known.Label != label) Say(subject, Skos.AltLabel, French(label), evidence);
    }

    /// <summary>Notes that a known thing is named, and how, and gives its IRI.</summary>
    public Iri Refer(Mention mention)
    {
        SayNamed(mention.Thing.Iri, mention.Span);
        string written = Words(mention.Span);
        for (int i = mention.Span.Start; i < mention.Span.End; i++) _referred[i] = true;
        if (authority.Find(mention.Thing.Iri) is null)
        {
            Describe(mention.Thing.Iri, mention.Thing.Label, mention.Span, Org.Organization, Foaf.Agent);
            Say(mention.Thing.Iri, Foaf.Name, French(mention.Thing.Label), mention.Span);
            if (mention.Class is not null) Say(mention.Thing.Iri, Org.Classification, mention.Class, mention.Span);
        }
        if (mention.Thing.Kind != KnownKind.Concept && written != mention.Thing.Label)
        {
            Say(mention.Thing.Iri, Skos.AltLabel, French(written), mention.Span);
        }
        return mention.Thing.Iri;
    }

    /// <summary>Says that the words name a thing, be it one that no table knows.</summary>
    public void SayNamed(Iri thing, TextSpan name) => Say(PassageIri(name), Schema.Mentions, thing, name);

    /// <summary>Whether something was found to be named within a range, or around it.</summary>
    public bool IsReferred(TextSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (_referred[i]) return true;
        }
        return false;
    }

    /// <summary>The words of a range, with single spaces for the blanks and line breaks between them.</summary>
    public string Words(TextSpan span) =>
        string.Join(' ', document.TextOf(span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The IRI of the passage that holds the evidence.</summary>
    public Iri PassageIri(TextSpan evidence) => Iris.Of("passage", key, RangeOf(passages.Holding(evidence).Span));

    /// <summary>Adds what a document says in so many words, and gives its IRI.</summary>
    public Iri Utter(Iri kind, TextSpan text, string label, int? position = null, Iri? part = null)
    {
        Iri iri = Iris.Of("enonce", key, RangeOf(text));
        Describe(iri, label, text, Cnig.Enonce);
        Say(iri, Dct.Type, kind, text);
        Say(iri, Schema.Text, French(document.TextOf(text)), text);
        if (position is int rank) Say(iri, Schema.Position, Integer(rank), text);
        if (part is not null) Say(iri, Dct.IsPartOf, part, text);
        return iri;
    }

    /// <summary>Notes a defect of the passage that holds the evidence, or of a thing that it speaks of.</summary>
    public void Note(Iri defect, TextSpan evidence, Iri? target = null)
    {
        var note = new QualityNote(target, passages.Holding(evidence), defect, authority.Find(defect)?.Label ?? defect.Value);
        if (_noted.Add(note)) _notes.Add(note);
    }

    /// <summary>A range as it stands in IRIs: in characters, start and end apart by a hyphen.</summary>
    public string RangeOf(TextSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{document.CharactersBefore(span.Start)}-{document.CharactersBefore(span.End)}");
}
