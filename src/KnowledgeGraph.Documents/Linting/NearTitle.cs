using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>Finds the title of the template that an unknown title was probably meant to be.</summary>
internal static class NearTitle
{
    /// <summary>What to write instead of a title that the template does not know.</summary>
    public static string HintFor(string written, IReadOnlyList<FicheSection> sections)
    {
        if (Find(written, sections.Select(section => section.Field.Concept)) is { } near) return $"Vouliez-vous écrire « {near} » ?";
        IEnumerable<string> titles = sections.Where(section => !section.Field.IsGroup).Select(section => $"« {section.Field.Concept.Label} »");
        return $"Mettez ce texte sous l'une des rubriques du modèle : {string.Join(", ", titles)}.";
    }

    /// <summary>The official title that shares most of its words, or nearly all of its letters, with one that was written; null where none does.</summary>
    private static string? Find(string written, IEnumerable<Concept> fields)
    {
        string folded = Tokenizer.Fold(written.Trim());
        HashSet<string> words = WordsOf(written);
        return fields
            .Select(field => (field.Label, Likeness: field.Names.Max(name => Likeness(folded, words, name))))
            .Where(field => field.Likeness > 0.5)
            .OrderByDescending(field => field.Likeness)
            .Select(field => field.Label)
            .FirstOrDefault();
    }

    private static double Likeness(string folded, HashSet<string> words, string name)
    {
        HashSet<string> others = WordsOf(name);
        double shared = words.Count == 0 || others.Count == 0 ? 0 : 2.0 * words.Intersect(others).Count() / (words.Count + others.Count);
        string other = Tokenizer.Fold(name);
        double letters = 1 - ((double)EditDistance.Between(folded, other) / Math.Max(folded.Length, other.Length));
        // Half of the letters agree in any two titles; nearly all do in one that is misspelt.
        return Math.Max(shared, letters > 0.75 ? letters : 0);
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. Tokenizer.Tokenize(text).Where(token => !FrenchWords.Linking.Contains(token.Folded)).Select(token => token.Singular)];
}
