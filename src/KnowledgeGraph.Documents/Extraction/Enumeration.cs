using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Cuts a list within a sentence into its items: at commas, semicolons, and the words "et", "ou" and "mais aussi".</summary>
internal static class Enumeration
{
    private static readonly string[] Conjunctions = [" et ", " ou ", " ainsi que ", " mais aussi ", " puis "];

    private static readonly string[] Openings = ["et ", "ou ", "ainsi que ", "mais aussi ", "mais ", "puis "];

    /// <summary>The items of a range, without blanks, full stops and ellipses at their ends; empty ones are left out.</summary>
    public static List<EnumerationItem> Split(string text, TextSpan span)
    {
        List<(TextSpan Item, TextSpan Parenthesis)> items = [];
        int start = span.Start;
        int depth = 0;
        TextSpan parenthesis = default;
        int opened = -1;
        for (int i = span.Start; i < span.End; i++)
        {
            char c = text[i];
            if (c == '(' && depth++ == 0) opened = i;
            if (c == ')' && depth > 0 && --depth == 0 && parenthesis.Length == 0) parenthesis = new TextSpan(opened + 1, i);
            int separator = depth > 0 ? 0 : SeparatorAt(text, i, span.End);
            if (separator == 0) continue;
            Add(i);
            start = i + separator;
            i = start - 1;
            opened = -1;
            parenthesis = default;
        }
        if (depth > 0 && opened >= 0) parenthesis = new TextSpan(opened + 1, span.End);
        Add(span.End);
        return [.. items.Select((item, i) => new EnumerationItem(item.Item, item.Parenthesis, i == 0, i == items.Count - 1))];

        void Add(int end)
        {
            TextSpan item = Trim(text, new TextSpan(start, opened >= start ? opened : end));
            TextSpan aside = Trim(text, parenthesis);
            if (item.Length > 0) items.Add((item, aside));
            else if (aside.Length > 0) items.Add((aside, default));
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

    private static int SeparatorAt(string text, int position, int end)
    {
        if (text[position] is ',' or ';') return 1;
        if (!char.IsWhiteSpace(text[position])) return 0;
        foreach (string conjunction in Conjunctions)
        {
            if (StartsWith(text.AsSpan(position, end - position), conjunction)) return conjunction.Length;
        }
        return 0;
    }

    /// <summary>Whether a text starts with words; between them a line may end.</summary>
    private static bool StartsWith(ReadOnlySpan<char> text, string words)
    {
        if (text.Length < words.Length) return false;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == ' ' ? !char.IsWhiteSpace(text[i]) : char.ToLowerInvariant(text[i]) != words[i]) return false;
        }
        return true;
    }
}
