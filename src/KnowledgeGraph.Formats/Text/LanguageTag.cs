namespace KnowledgeGraph.Formats.Text;

/// <summary>The production LANGTAG: letters, then groups of letters and digits after hyphens.</summary>
internal static class LanguageTag
{
    /// <summary>The length of the tag (without <c>@</c>) that the text starts with, or 0.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        int end = 0;
        while (end < text.Length && char.IsAsciiLetter((char)text[end])) end++;
        if (end == 0) return 0;
        while (end + 1 < text.Length && text[end] == (byte)'-' && char.IsAsciiLetterOrDigit((char)text[end + 1]))
        {
            end += 2;
            while (end < text.Length && char.IsAsciiLetterOrDigit((char)text[end])) end++;
        }
        return end;
    }
}
