using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The persons of a fiche by their names: "M. Durand" with an initial is the one of that surname and initial whom the fiche names in full,
/// where there is one and no more.
/// </summary>
internal sealed class PersonBook(ResourceIris iris)
{
    private readonly Dictionary<string, (string Initial, string Surname)> _named = [];

    /// <summary>The IRI of the person of that name; whether the surname stands first or last is no difference.</summary>
    public Iri Of(string name)
    {
        List<TextToken> words = Tokenizer.Tokenize(name);
        if (ProperName.IsInverted(name, words))
        {
            int given = words.FindIndex(word => word.Shape != TokenShape.Capitals);
            words = [.. words.Skip(given), .. words.Take(given)];
        }
        int initials = words.TakeWhile(word => word.Length == 1).Count();
        string surname = string.Join('-', words.Skip(Math.Max(initials, 1)).Select(word => word.Folded));
        string initial = words[0].Folded[..1];
        string slug = Slug.Of(string.Join(' ', words.Select(word => name[word.Start..word.End])));
        if (initials > 0)
        {
            List<string> those = [.. _named.Where(person => person.Value == (initial, surname) || IsAfterGivenNames(person.Key, initial, surname)).Select(person => person.Key)];
            if (those.Count == 1) return iris.Of("personne", those[0]);
        }
        _named.TryAdd(slug, (initial, surname));
        return iris.Of("personne", slug);
    }

    private static bool IsAfterGivenNames(string slug, string initial, string surname) =>
        slug.StartsWith(initial, StringComparison.Ordinal) && slug.EndsWith("-" + surname, StringComparison.Ordinal);
}
