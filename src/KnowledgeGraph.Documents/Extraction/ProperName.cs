using System.Buffers;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Tells names that no table knows from common words, by how they are written.</summary>
internal static class ProperName
{
    private const int LongestName = 8;

    /// <summary>What no name has inside.</summary>
    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:()\t—–@/«»");

    /// <summary>
    /// The range without the article before it, where it is written as a name and nothing else: it begins with a capital, is short, and has
    /// a word in capitals, a capital within a word, or a second word with a capital.
    /// </summary>
    public static TextSpan? Whole(string text, TextSpan span)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, span.Start, span.End);
        while (words.Count > 0 && FrenchWords.Articles.Contains(words[0].Folded)) words.RemoveAt(0);
        if (words.Count is 0 or > LongestName || words[0].Shape == TokenShape.Lower || IsCircumstance(words)) return null;
        bool written = words.Exists(word => word.Shape == TokenShape.Capitals || HasInnerCapital(text, word))
            || words.Skip(1).Any(word => word.Shape != TokenShape.Lower);
        bool onlyLinking = words.TrueForAll(word => word.Shape != TokenShape.Lower || char.IsDigit(text[word.Start]) || FrenchWords.Linking.Contains(word.Folded));
        return written && onlyLinking ? new TextSpan(words[0].Start, words[^1].End) : null;
    }

    /// <summary>A range that is one word with a capital, article apart: enough of a name where the place says that a name must stand there.</summary>
    public static TextSpan? Word(string text, TextSpan span)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, span.Start, span.End);
        while (words.Count > 1 && FrenchWords.Articles.Contains(words[0].Folded)) words.RemoveAt(0);
        // "Infogéo 14": a figure may follow, as that of a département.
        if (words is [{ Shape: not TokenShape.Lower, Length: > 3 } named, { Length: <= 3 } number] && int.TryParse(text.AsSpan(number.Start, number.Length), out _)) return new TextSpan(named.Start, number.End);
        return words is [{ Shape: not TokenShape.Lower, Length: > 2 } word] && !FrenchWords.Determiners.Contains(word.Folded) ? new TextSpan(word.Start, word.End) : null;
    }

    /// <summary>The acronym or coined word with which a range begins, its article apart: "l'ADUAM pour le compte de".</summary>
    public static TextSpan? Acronym(string text, TextSpan span)
    {
        foreach (TextToken word in Tokenizer.Tokenize(text, span.Start, span.End))
        {
            if (FrenchWords.Articles.Contains(word.Folded) && word.Shape == TokenShape.Lower) continue;
            var name = new TextSpan(word.Start, word.End);
            return word.Length > 2 && (word.Shape == TokenShape.Capitals || HasInnerCapital(text, word)) ? name : null;
        }
        return null;
    }

    /// <summary>The words with capitals with which a range begins, and the small ones that join them; empty where it begins otherwise.</summary>
    public static TextSpan Capitals(string text, TextSpan range)
    {
        int end = range.Start;
        TextToken previous = default;
        foreach (TextToken word in Tokenizer.Tokenize(text, range.Start, range.End))
        {
            if (end > range.Start && (text.AsSpan(end, word.Start - end).Contains('.') || IsParted(text, previous, word))) break;
            previous = word;
            if (word.Shape == TokenShape.Lower && !FrenchWords.Linking.Contains(word.Folded) && !char.IsDigit(text[word.Start])) break;
            if (word.Shape != TokenShape.Lower || (end > range.Start && char.IsDigit(text[word.Start]))) end = word.End;
        }
        return new TextSpan(range.Start, end);
    }

    /// <summary>
    /// The words from the beginning of an item, articles apart, that can be a name: those with capitals or of figures, the small words that join
    /// them, and a kind with which the item may begin. Empty where the item goes on with other words.
    /// </summary>
    public static TextSpan Run(string text, TextSpan item, TextSpan kind)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, item.Start, item.End);
        while (words.Count > 0 && FrenchWords.Articles.Contains(words[0].Folded) && IsArticle(words)) words.RemoveAt(0);
        if (words.Count == 0 || (kind.Start != words[0].Start && IsCircumstance(words))) return default;
        int end = words[0].Start;
        for (int i = 0; i < words.Count; i++)
        {
            TextToken word = words[i];
            if (i > 0 && IsParted(text, words[i - 1], word)) break;
            bool ofKind = kind.Contains(new TextSpan(word.Start, word.End));
            if (ofKind || word.Shape != TokenShape.Lower || char.IsDigit(text[word.Start])) end = word.End;
            else if (FrenchWords.Linking.Contains(word.Folded)) continue;
            else if (kind.Length > 0 && end > kind.End) break;
            else if (i > 0 && FrenchVerbs.IsFinite(word.Folded)) break;
            else return default;
        }
        return new TextSpan(words[0].Start, end);
    }

    /// <summary>Whether a sign stands between two words that no name has inside, or a line ends there that neither a joining word nor a small letter carries over.</summary>
    private static bool IsParted(string text, TextToken previous, TextToken word)
    {
        ReadOnlySpan<char> between = text.AsSpan(previous.End, word.Start - previous.End);
        return between.ContainsAny(Stops) || (LineWrap.Parts(text, previous.End, word.Start) && word.Shape != TokenShape.Lower && !FrenchWords.Linking.Contains(previous.Folded));
    }

    /// <summary>Whether words begin with a preposition, and so tell where or when: "En Nouvelle-Aquitaine".</summary>
    private static bool IsCircumstance(List<TextToken> words) => words.Count > 1 && words[0].Shape == TokenShape.Capitalised && FrenchWords.Prepositions.Contains(words[0].Folded);

    /// <summary>
    /// Whether a range is written as the name of a person: a civil title or an initial before it, or a surname all in capitals after a given name.
    /// </summary>
    public static bool IsPerson(string text, TextSpan span)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, span.Start, span.End);
        if (words.Count < 2) return false;
        if (words[0].Folded is "m" or "mme" or "mlle" or "madame" or "monsieur") return true;
        if (words[0].Length == 1 && words[0].End < text.Length && text[words[0].End] == '.') return true;
        return words.Count < 5 && words[0].Shape == TokenShape.Capitalised && words.Skip(1).All(word => word is { Shape: TokenShape.Capitals, Length: > 2 });
    }

    /// <summary>Whether the first word is an article and not the beginning of a name: "La Poste" within a sentence.</summary>
    private static bool IsArticle(List<TextToken> words) => words[0].Shape == TokenShape.Lower || words.Count > 2;

    /// <summary>
    /// The person with whose name a range begins: two to four words with capitals, the first not all in capitals, up to a comma, a parenthesis, a colon, the
    /// end of the sentence or of the range. Names of organisations are for the caller to exclude.
    /// </summary>
    public static TextSpan? Person(string text, TextSpan span)
    {
        int end = span.Start;
        while (end < span.End && text[end] is not (',' or '(' or ':' or ';' or '–' or '—' or '\t' or '@' or '<' or '/' or '|') && !EndsLine(text, end) && !IsJoint(text, end) && !EndsSentence(text, span.Start, end)) end++;
        List<TextToken> words = Tokenizer.Tokenize(text, span.Start, end);
        bool isTitled = words.Count > 0 && words[0].Folded is "m" or "mr" or "mme" or "madame" or "monsieur" && !text.AsSpan(words[0].End).StartsWith(".-");
        if (isTitled) words.RemoveAt(0);
        if (isTitled && words is [{ Shape: not TokenShape.Lower, Length: > 2 } surname]) return new TextSpan(surname.Start, surname.End);
        // "Odette LARUE représente …": the name ends before its verb.
        int verb = words.FindIndex(word => word.Shape == TokenShape.Lower && FrenchVerbs.IsFinite(word.Folded));
        if (verb > 1) words.RemoveRange(verb, words.Count - verb);
        if (words.Count is < 2 or > 5) return null;
        if (words.TrueForAll(word => word.Length == 1)) return null;
        bool isInitial = words[0].Length == 1 && text[words[0].End] == '.';
        if (!IsInverted(text, words) && (words[0].Shape != TokenShape.Capitalised || (words[0].Length < 2 && !isInitial))) return null;
        if (words.Exists(word => word.Shape == TokenShape.Lower && word.Folded is not ("de" or "du" or "le" or "la" or "d"))) return null;
        return new TextSpan(words[0].Start, words[^1].End);
    }

    private static bool EndsLine(string text, int position) => text[position] == '\n' && !LineWrap.Is(text, position);

    /// <summary>Whether words are a surname in capitals and the given name after it: "MARTIN Léa", "LE GOFF Anne-Marie".</summary>
    public static bool IsInverted(string text, List<TextToken> words)
    {
        int given = words.FindIndex(word => word.Shape != TokenShape.Capitals);
        if (given <= 0 || words.Count - given > 2 || !words.Take(given).Any(word => word.Length > 3)) return false;
        bool isOne = words.Count - given == 1 || text[words[given].End] == '-';
        return isOne && words.Skip(given).All(word => word is { Shape: TokenShape.Capitalised, Length: > 2 });
    }

    /// <summary>Whether a full stop here ends a sentence rather than an initial or a civil title.</summary>
    private static bool EndsSentence(string text, int start, int position)
    {
        if (text[position] != '.' || (position + 1 < text.Length && !char.IsWhiteSpace(text[position + 1]))) return false;
        int word = position;
        while (word > start && char.IsLetter(text[word - 1])) word--;
        return position - word > 1 && text[word..position] is not ("Mme" or "Mlle" or "Mr" or "Dr");
    }

    /// <summary>Whether a word stands here that joins two names, or a dash with blanks around it.</summary>
    private static bool IsJoint(string text, int position) =>
        text[position] == ' ' && (text.AsSpan(position).StartsWith(" et ") || text.AsSpan(position).StartsWith(" - ") || text.AsSpan(position).StartsWith(" avec "));

    /// <summary>Whether a word has a capital after its first letter, as coined names have: "GéoLot".</summary>
    public static bool IsCoined(string text, TextSpan name) => Tokenizer.Tokenize(text, name.Start, name.End) is [var word] && HasInnerCapital(text, word);

    private static bool HasInnerCapital(string text, TextToken word)
    {
        for (int i = word.Start + 1; i < word.End; i++)
        {
            if (char.IsUpper(text[i])) return true;
        }
        return false;
    }
}
