using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The bodies of a fiche by their names: one that is named in full once may be called by its kind or its acronym afterwards ("Comité francilien de
/// l'information géographique (CFIG)", then "le CFIG", "le comité").
/// </summary>
internal sealed class BodyBook
{
    private readonly Dictionary<string, Iri> _acronyms = [];
    private readonly List<(string Name, Iri Kind, Iri Iri)> _bodies = [];

    /// <summary>The IRI of the body of that name; of one that is called by no more than its kind, the one of that kind that was named before.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="isKind">Whether the name is that of the kind alone.</param>
    /// <param name="own">The IRI that the name itself makes.</param>
    public Iri Of(string name, Iri kind, bool isKind, Iri own)
    {
        List<Iri> those = [.. _bodies.Where(body => body.Kind == kind && body.Name.StartsWith(Slug.Of(name) + "-", StringComparison.Ordinal)).Select(body => body.Iri).Distinct()];
        if (isKind && those.Count == 1 && !_bodies.Exists(body => body.Iri == own)) return those[0];
        _bodies.Add((Slug.Of(name), kind, own));
        return own;
    }

    /// <summary>Notes that an acronym is the name of a body.</summary>
    public void Note(string acronym, Iri body) => _acronyms.TryAdd(acronym, body);

    /// <summary>Where a range calls bodies by acronyms that were noted.</summary>
    public IEnumerable<(TextSpan Span, Iri Body)> FindAll(string text, TextSpan range)
    {
        if (_acronyms.Count == 0) yield break;
        foreach (TextToken word in Tokenizer.Tokenize(text, range.Start, range.End))
        {
            if (_acronyms.TryGetValue(text[word.Start..word.End], out Iri? body)) yield return (new TextSpan(word.Start, word.End), body);
        }
    }
}
