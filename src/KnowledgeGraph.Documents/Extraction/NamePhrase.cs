using System.Buffers;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Names that begin with a capital after a definite article and go on in small letters: "l'Agence régionale de la biodiversité". They end at a sign, at
/// a verb or at what no complement begins with.
/// </summary>
internal static class NamePhrase
{
    private const int MostWords = 12;
    private const int LongestName = 160;

    /// <summary>The small words that join those of a name.</summary>
    private static readonly string[] Links = ["a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les"];

    /// <summary>What no name has inside.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create(",;:.()\t—–@/«»?!");

    /// <summary>The name with which a range begins, its article apart; null where it begins with none, or with one of a single word.</summary>
    public static TextSpan? Read(string text, TextSpan range)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, range.Start, Math.Min(range.End, range.Start + LongestName));
        if (words.Count < 3 || words[0].Folded is not ("l" or "le" or "la") || words[1].Shape != TokenShape.Capitalised || IsSigned(text, words, 1)) return null;
        int last = 1;
        bool hasComplement = false;
        for (int i = 2; i < words.Count && i <= MostWords + 1; i++)
        {
            TextToken word = words[i];
            if (IsSigned(text, words, i) || (word.Shape == TokenShape.Lower && (FrenchVerbs.IsFinite(word.Folded) && word.Folded is not "a" || FrenchVerbs.IsParticiple(text.AsSpan(word.Start, word.Length))))) break;
            if (word.Folded is "et" or "ou")
            {
                if (!GoesOn(text, words, i, hasComplement)) break;
                continue;
            }
            if (word.Folded is "de" or "du" or "des" or "d")
            {
                hasComplement = true;
                continue;
            }
            if (word.Folded is "la" or "le" or "les" or "l" or "a" or "au" or "aux") continue;
            if (FrenchWords.Linking.Contains(word.Folded) || FrenchWords.Prepositions.Contains(word.Folded)) break;
            if (i == MostWords + 1) return null;
            last = i;
        }
        return last == 1 ? null : new TextSpan(words[1].Start, words[last].End);
    }

    /// <summary>A range that begins and ends with a capital, and has but nouns, adjectives and the links of names between: "Territoire d'énergie Alsace".</summary>
    public static TextSpan? Framed(string text, TextSpan range)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, range.Start, Math.Min(range.End, range.Start + LongestName));
        while (words.Count > 1 && FrenchWords.Articles.Contains(words[0].Folded) && words[0].Shape == TokenShape.Lower) words.RemoveAt(0);
        if (words.Count is < 3 or > MostWords || words[0].Shape == TokenShape.Lower || words[^1].Shape == TokenShape.Lower || FrenchWords.Prepositions.Contains(words[0].Folded)) return null;
        var name = new TextSpan(words[0].Start, words[^1].End);
        bool isPhrase = text.AsSpan(name.Start, name.Length).ContainsAny(Signs)
            || words.Exists(word => word.Shape == TokenShape.Lower && !Links.Contains(word.Folded)
                && (FrenchVerbs.IsFinite(word.Folded) || FrenchVerbs.IsParticiple(text.AsSpan(word.Start, word.Length)) || FrenchWords.Linking.Contains(word.Folded)));
        return isPhrase ? null : name;
    }

    /// <summary>The names in a range that hold an "et" themselves, in order.</summary>
    public static IEnumerable<TextSpan> Joined(string text, TextSpan range)
    {
        int end = range.Start;
        foreach (TextToken word in Tokenizer.Tokenize(text, range.Start, range.End))
        {
            if (word.Start < end || word.Folded is not ("l" or "le" or "la")) continue;
            if (Read(text, new TextSpan(word.Start, range.End)) is not { } name || !text.AsSpan(name.Start, name.Length).Contains(" et ", StringComparison.Ordinal)) continue;
            end = name.End;
            yield return name;
        }
    }

    /// <summary>Whether a sign stands before a word, or a line ends there that no word of a complement carries over.</summary>
    private static bool IsSigned(string text, List<TextToken> words, int index)
    {
        ReadOnlySpan<char> between = text.AsSpan(words[index - 1].End, words[index].Start - words[index - 1].End);
        bool isCarried = words[index].Shape == TokenShape.Lower || FrenchWords.Linking.Contains(words[index - 1].Folded);
        return between.ContainsAny(Signs) || (!isCarried && LineWrap.Parts(text, words[index - 1].End, words[index].Start));
    }

    /// <summary>Whether an "et" joins two adjectives or two complements of one name: "et sismologique", "et de développement", but not "et de l'IGN".</summary>
    private static bool GoesOn(string text, List<TextToken> words, int joint, bool hasComplement)
    {
        if (joint + 1 >= words.Count || IsSigned(text, words, joint + 1)) return false;
        TextToken next = words[joint + 1];
        if (next.Folded is "de" or "du" or "des" or "d")
        {
            int noun = joint + 2;
            while (noun < words.Count && words[noun].Folded is "la" or "le" or "les" or "l") noun++;
            return hasComplement && noun < words.Count && words[noun].Shape == TokenShape.Lower;
        }
        return IsAdjective(words[joint - 1]) && IsAdjective(next);

        static bool IsAdjective(TextToken word) => word.Shape == TokenShape.Lower && FrenchWords.IsRelational(word.Singular);
    }
}
