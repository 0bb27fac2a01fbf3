namespace KnowledgeGraph.Formats.Text;

/// <summary>The production LANG_DIR: letters, then groups of letters and digits after hyphens, and perhaps a base direction.</summary>
internal static class LanguageTag
{
    private const int DirectionLength = 5;
    private const int LongestSubtag = 8;

    /// <summary>
    /// The length of the tag (without <c>@</c>) that the text starts with; 0 where there is none, or it has a part that is longer than
    /// a language tag may have (BCP 47 §2.1).
    /// </summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        int end = 0;
        while (end < text.Length && char.IsAsciiLetter((char)text[end])) end++;
        if (end == 0 || end > LongestSubtag) return 0;
        while (end + 1 < text.Length && text[end] == (byte)'-' && char.IsAsciiLetterOrDigit((char)text[end + 1]))
        {
            int start = end + 1;
            end += 2;
            while (end < text.Length && char.IsAsciiLetterOrDigit((char)text[end])) end++;
            if (end - start > LongestSubtag) return 0;
        }
        return end;
    }

    /// <summary>
    /// The length of the tag and of the base direction behind it, <c>--ltr</c> or <c>--rtl</c>; 0 where there is no tag, or two hyphens
    /// without a direction behind them.
    /// </summary>
    public static int LengthWithDirection(ReadOnlySpan<byte> text)
    {
        int length = Length(text);
        ReadOnlySpan<byte> rest = text[length..];
        if (length == 0 || !rest.StartsWith("--"u8)) return length;
        bool isDirection = rest.StartsWith("--ltr"u8) || rest.StartsWith("--rtl"u8);
        bool ends = rest.Length == DirectionLength || (rest.Length > DirectionLength && !char.IsAsciiLetterOrDigit((char)rest[DirectionLength]));
        return isDirection && ends ? length + DirectionLength : 0;
    }

    /// <summary>Whether a datatype is that of literals with a language tag, which none can have that is written with it.</summary>
    public static bool IsDatatypeOfTagged(ReadOnlySpan<byte> datatype) =>
        datatype.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8)
        || datatype.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"u8);
}
