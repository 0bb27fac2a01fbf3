namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>The character classes of names (SPARQL 1.1 §19.8, PN_CHARS_BASE and its kin), over UTF-16.</summary>
internal static class NameCharacters
{
    /// <summary>The length in UTF-16 units of the PN_CHARS_BASE character at the place; 0 where there is none.</summary>
    public static int BaseLength(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length) return 0;
        char c = text[at];
        if (char.IsAsciiLetter(c)) return 1;
        if (c < 0xC0) return 0;
        if (char.IsHighSurrogate(c)) return c <= 0xDB7F && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 0;
        return c switch
        {
            '\u00D7' or '\u00F7' or '\u037E' => 0,
            <= '\u02FF' or (>= '\u0370' and <= '\u1FFF') or '\u200C' or '\u200D' or (>= '\u2070' and <= '\u218F')
                or (>= '\u2C00' and <= '\u2FEF') or (>= '\u3001' and <= '\uD7FF') or (>= '\uF900' and <= '\uFDCF')
                or (>= '\uFDF0' and <= '\uFFFD') => 1,
            _ => 0,
        };
    }

    /// <summary>The length of the character at the place where it may start a variable or label: PN_CHARS_U or a digit.</summary>
    public static int StartLength(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length) return 0;
        return text[at] == '_' || char.IsAsciiDigit(text[at]) ? 1 : BaseLength(text, at);
    }

    /// <summary>The length of the character at the place where it may continue a variable's name.</summary>
    public static int VariableLength(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length) return 0;
        return text[at] is '\u00B7' or (>= '\u0300' and <= '\u036F') or '\u203F' or '\u2040' ? 1 : StartLength(text, at);
    }

    /// <summary>The length of the PN_CHARS character at the place.</summary>
    public static int NameLength(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length) return 0;
        return text[at] == '-' ? 1 : VariableLength(text, at);
    }
}
