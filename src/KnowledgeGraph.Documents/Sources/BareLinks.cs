namespace KnowledgeGraph.Documents.Sources;

/// <summary>Finds web addresses that stand in a text without being made links.</summary>
internal static class BareLinks
{
    private const string Scheme = "http";

    /// <summary>The addresses of a text, with where they stand from its start.</summary>
    public static List<TextLink> Find(string text)
    {
        List<TextLink> links = [];
        int from = 0;
        while ((from = text.IndexOf(Scheme, from, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            int end = from;
            ReadOnlySpan<char> rest = text.AsSpan(from + Scheme.Length);
            bool startsWord = from == 0 || !char.IsLetterOrDigit(text[from - 1]);
            if (startsWord && (rest.StartsWith("://", StringComparison.Ordinal) || rest.StartsWith("s://", StringComparison.OrdinalIgnoreCase)))
            {
                end = EndOf(text, from);
            }
            if (end > from + "https://".Length) links.Add(new TextLink(new TextSpan(from, end), text[from..end]));
            from = Math.Max(end, from + Scheme.Length);
        }
        return links;
    }

    /// <summary>Where an address ends: at a blank, without the punctuation of the sentence and the bracket that was opened before it.</summary>
    private static int EndOf(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '«' or '»')) end++;
        while (end > start)
        {
            char last = text[end - 1];
            bool closesMore = last == ')' && text.AsSpan(start, end - start).Count(')') > text.AsSpan(start, end - start).Count('(');
            if (!closesMore && last is not ('.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '*' or '_')) break;
            end--;
        }
        return end;
    }
}
