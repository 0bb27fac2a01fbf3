using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Cuts a list within a sentence into its items: at commas, semicolons, slashes and plus signs between names, and the words "et", "ou",
/// "ainsi que" and the like.
/// </summary>
internal static class Enumeration
{
    private static readonly string[] Conjunctions =
        [" et ", " et/ou ", " ou ", " ainsi que ", " ainsi qu'", " mais aussi ", " mais également ", " puis ", " voire ", " + "];

    private static readonly string[] Openings =
    [
        "et ", "et/ou ", "ou ", "ainsi que ", "ainsi qu'", "mais aussi ", "mais également ", "mais ", "puis ", "voire ", "dont ", "notamment ", "y compris ",
        "sans oublier ", "plus ",
    ];

    /// <summary>The items of a range, without blanks, full stops and ellipses at their ends; empty ones are left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The range.</param>
    /// <param name="names">Names in it that hold an "et" or "ou" themselves, in order: they are not cut.</param>
    public static List<EnumerationItem> Split(string text, TextSpan span, IReadOnlyList<TextSpan>? names = null)
    {
        List<(TextSpan Item, TextSpan Parenthesis, TextSpan Whole)> items = [];
        bool isJoined = false;
        int nextName = 0;
        int start = span.Start;
        int depth = 0;
        TextSpan parenthesis = default;
        int opened = -1;
        for (int i = span.Start; i < span.End; i++)
        {
            char c = text[i];
            if (c == '(' && depth++ == 0) opened = i;
            if (c == ')' && depth > 0 && --depth == 0 && parenthesis.Length == 0) parenthesis = new TextSpan(opened + 1, i);
            while (names is not null && nextName < names.Count && names[nextName].End <= i) nextName++;
            bool isInName = names is not null && nextName < names.Count && names[nextName].Start <= i;
            int separator = depth > 0 || isInName ? 0 : SeparatorAt(text, i, span.End);
            if (separator == 0) continue;
            Add(i);
            isJoined = separator > 1;
            start = i + separator;
            i = start - 1;
            opened = -1;
            parenthesis = default;
        }
        if (depth > 0 && opened >= 0) parenthesis = new TextSpan(opened + 1, span.End);
        Add(span.End);
        return [.. items.Select((item, i) => new EnumerationItem(item.Item, item.Parenthesis, item.Whole, i == 0, i == items.Count - 1))];

        void Add(int end)
        {
            TextSpan item = Trim(text, new TextSpan(start, opened >= start ? opened : end));
            TextSpan aside = Trim(text, parenthesis);
            if (item.Length > 0 && isJoined && items.Count > 0 && Continues(text, items[^1].Item, items[^1].Parenthesis, new TextSpan(start, end)))
            {
                items[^1] = (new TextSpan(items[^1].Item.Start, item.End), aside, new TextSpan(items[^1].Whole.Start, end));
            }
            else if (item.Length > 0) items.Add((item, aside, new TextSpan(start, end)));
            else if (aside.Length > 0) items.Add((aside, default, new TextSpan(start, end)));
        }
    }

    /// <summary>A range without blanks and final points, and without a word that joins it to what precedes.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '-' or '•' or '·')) start++;
        foreach (string opening in Openings)
        {
            if (StartsWith(text.AsSpan(start, end - start), opening)) start += opening.Length;
        }
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '.' or '…' or ';' or ',' or ':')) end--;
        return new TextSpan(start, end);
    }

    /// <summary>
    /// Whether what follows an "et" is a second complement of the word before it rather than an item: "agence d'urbanisme et de développement",
    /// but not "de la Région et de l'IGN".
    /// </summary>
    private static bool Continues(string text, TextSpan before, TextSpan aside, TextSpan after)
    {
        if (aside.Length > 0 || !BeginsWithOf(text.AsSpan(after.Start, after.Length).TrimStart()) || BeginsWithOf(text.AsSpan(before.Start, before.Length))) return false;
        ReadOnlySpan<char> head = text.AsSpan(before.Start, before.Length);
        return head.Contains(" de ", StringComparison.Ordinal) || head.Contains(" d'", StringComparison.Ordinal) || head.Contains(" d’", StringComparison.Ordinal)
            || head.Contains(" des ", StringComparison.Ordinal) || head.Contains(" du ", StringComparison.Ordinal);
    }

    private static bool BeginsWithOf(ReadOnlySpan<char> text) =>
        text.StartsWith("de ") || text.StartsWith("du ") || text.StartsWith("des ") || text.StartsWith("d'") || text.StartsWith("d’");

    private static int SeparatorAt(string text, int position, int end)
    {
        if (text[position] is ',' or ';' or '|' || (text[position] == '/' && JoinsNames(text, position, end))) return 1;
        if (!char.IsWhiteSpace(text[position])) return 0;
        foreach (string conjunction in Conjunctions)
        {
            if (StartsWith(text.AsSpan(position, end - position), conjunction)) return conjunction.Length;
        }
        return 0;
    }

    /// <summary>Whether a slash stands between two names: with blanks around it, or before a capital and in no address.</summary>
    private static bool JoinsNames(string text, int slash, int end)
    {
        if (slash == 0 || slash + 1 >= end) return false;
        if (char.IsWhiteSpace(text[slash - 1]) || char.IsWhiteSpace(text[slash + 1])) return true;
        int start = slash;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        return char.IsUpper(text[slash + 1]) && char.IsLetter(text[slash - 1]) && !text.AsSpan(start, slash - start).ContainsAny('.', ':', '@');
    }

    /// <summary>Whether a text starts with words; between them a line may end.</summary>
    private static bool StartsWith(ReadOnlySpan<char> text, string words)
    {
        if (text.Length < words.Length) return false;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == ' ' ? !char.IsWhiteSpace(text[i]) : (text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i])) != words[i]) return false;
        }
        return true;
    }
}
