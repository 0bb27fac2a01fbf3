using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Tells names that no table knows from common words, by how they are written.</summary>
internal static class ProperName
{
    private const int LongestName = 6;

    /// <summary>
    /// The range without the article before it, where it is written as a name and nothing else: it begins with a capital, is short, and has
    /// a word in capitals, a capital within a word, or a second word with a capital.
    /// </summary>
    public static TextSpan? Whole(string text, TextSpan span)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, span.Start, span.End);
        while (words.Count > 0 && FrenchWords.Articles.Contains(words[0].Folded)) words.RemoveAt(0);
        if (words.Count is 0 or > LongestName || words[0].Shape == TokenShape.Lower) return null;
        bool written = words.Exists(word => word.Shape == TokenShape.Capitals || HasInnerCapital(text, word))
            || words.Skip(1).Any(word => word.Shape != TokenShape.Lower);
        bool onlyLinking = words.TrueForAll(word => word.Shape != TokenShape.Lower || FrenchWords.Linking.Contains(word.Folded));
        return written && onlyLinking ? new TextSpan(words[0].Start, words[^1].End) : null;
    }

    /// <summary>
    /// The person with whose name a range begins: two to four words with capitals, the first not all in capitals, up to a comma,
    /// a parenthesis, a colon or the end. Names of organisations are for the caller to exclude.
    /// </summary>
    public static TextSpan? Person(string text, TextSpan span)
    {
        int end = span.Start;
        while (end < span.End && text[end] is not (',' or '(' or ':' or ';' or '–' or '\n' or '@' or '<')) end++;
        List<TextToken> words = Tokenizer.Tokenize(text, span.Start, end);
        if (words.Count > 0 && words[0].Folded is ("m" or "mme" or "madame" or "monsieur")) words.RemoveAt(0);
        if (words.Count is < 2 or > 5) return null;
        if (words[0].Shape != TokenShape.Capitalised || words[0].Length < 2) return null;
        if (words.Exists(word => word.Shape == TokenShape.Lower && word.Folded is not ("de" or "du" or "le" or "la" or "d"))) return null;
        return new TextSpan(words[0].Start, words[^1].End);
    }

    private static bool HasInnerCapital(string text, TextToken word)
    {
        for (int i = word.Start + 1; i < word.End; i++)
        {
            if (char.IsUpper(text[i])) return true;
        }
        return false;
    }
}
