using System.Text;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Cuts a text into words: runs of letters and digits. Apostrophes and hyphens are not part of a word.</summary>
internal static class Tokenizer
{
    public static List<TextToken> Tokenize(string text, int start, int end)
    {
        List<TextToken> tokens = [];
        int position = start;
        while (position < end)
        {
            if (!char.IsLetterOrDigit(text[position]))
            {
                position++;
                continue;
            }
            int first = position;
            while (position < end && (char.IsLetterOrDigit(text[position]) || Diacritics.IsMark(text[position]))) position++;
            tokens.Add(Create(text, first, position));
        }
        return tokens;
    }

    public static List<TextToken> Tokenize(string text) => Tokenize(text, 0, text.Length);

    /// <summary>The text in lower case, without accents and with its ligatures undone.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (Diacritics.IsMark(c)) continue;
            _ = c switch
            {
                'œ' or 'Œ' => folded.Append("oe"),
                'æ' or 'Æ' => folded.Append("ae"),
                '’' or 'ʼ' => folded.Append('\''),
                '–' or '—' or '‑' => folded.Append('-'),
                '\u00A0' or '\u202F' => folded.Append(' '),
                _ => folded.Append(char.ToLowerInvariant(Diacritics.Strip(c))),
            };
        }
        return folded.ToString();
    }

    private static TextToken Create(string text, int start, int end)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        string folded = Fold(word);
        bool plural = folded.Length > 3 && folded[^1] is ('s' or 'x');
        return new TextToken(start, end, folded, plural ? folded[..^1] : folded, ShapeOf(word));
    }

    private static TokenShape ShapeOf(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return TokenShape.Lower;
        if (word.Length == 1) return TokenShape.Capitalised;
        foreach (char c in word)
        {
            if (char.IsLower(c)) return TokenShape.Capitalised;
        }
        return TokenShape.Capitals;
    }
}
