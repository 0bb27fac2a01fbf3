using System.Text;
using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>What readers say about the mistakes that people make in Turtle, TriG, N-Triples and N-Quads.</summary>
internal static class TurtleErrors
{
    private const int LongestExcerpt = 24;
    private const int MostBytes = 4 * LongestExcerpt;

    public const string BadLocalEscape =
        "a backslash in a prefixed name must be followed by one of _ ~ . - ! $ & ' ( ) * + , ; = / ? # @ %; use <…> for other characters";

    public const string BadPercent =
        "'%' in a prefixed name must be followed by two hexadecimal digits; write '\\%' for the character itself";

    /// <summary>What stands at the position, for a message.</summary>
    public static string Found(Utf8Input input, int offset = 0)
    {
        if (input.Peek(offset) < 0) return "the end of the document";
        // Brings the bytes of the excerpt into the buffer.
        input.Peek(offset + MostBytes);
        return Excerpt(input.Ahead[offset..]);
    }

    /// <summary>The start of a text as far as the first white space, in quotes.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return "the end of the line";
        if (text[0] is (byte)'\n' or (byte)'\r') return "the end of the line";
        int end = text[1..].IndexOfAny(" \t\r\n"u8);
        string word = Encoding.UTF8.GetString(text[..Math.Min(end < 0 ? text.Length : end + 1, MostBytes)]);
        return word.Length > LongestExcerpt ? $"'{word[..LongestExcerpt]}…'" : $"'{word}'";
    }

    public static string NotATerm(Utf8Input input)
    {
        string found = Found(input);
        int c = input.Peek();
        string hint = c switch
        {
            < 0 => "; is the last statement complete?",
            '?' or '$' => "; variables belong to SPARQL only",
            '"' or '\'' => "; a literal may stand as object only",
            >= 'A' and <= 'Z' or >= 'a' and <= 'z' => "; a name needs a prefix (ex:name), an IRI needs '<' and '>'",
            _ => "",
        };
        return $"found {found} where an IRI, a prefixed name or a blank node is expected{hint}";
    }

    public static string UndeclaredPrefix(string prefix, PrefixTable known)
    {
        string? similar = known.Similar(prefix);
        string hint = prefix is "http" or "https" or "urn" or "mailto" ? "; an IRI must stand between '<' and '>'"
            : similar is not null ? $"; did you mean '{similar}:'?"
            : $"; declare it before its first use: @prefix {prefix}: <…> .";
        return $"the prefix '{prefix}:' is not declared{hint}";
    }

    public static string RelativeWithoutBase(string reference) =>
        $"<{reference}> is a relative IRI and the document has no base; write it in full, add '@base <…> .' or give a base IRI";

    public static string ForbiddenInIri(byte c) => c switch
    {
        (byte)' ' => "an IRI may not contain a space; write %20, or is '>' missing before it?",
        (byte)'\n' or (byte)'\r' => "the line ends inside an IRI; is '>' missing?",
        < 0x20 => $"an IRI may not contain the control character U+{c:X4}; is '>' missing before it?",
        _ => $"an IRI may not contain '{(char)c}'; percent-encode it (%{c:X2}), or is '>' missing before it?",
    };

    public static string UnclosedString(byte quote) => $"the string that starts here is not closed: {(char)quote} expected";

    public static string UnclosedLongString(byte quote) =>
        $"the string that starts here is not closed: {new string((char)quote, 3)} expected";

    public const string LineEndInLine =
        "the string that starts here is not closed on its line: '\"' expected; a line end is written \\n";

    public static string LineEndInString(byte quote) =>
        $"the string that starts here is not closed on its line: write \\n for a line end, or quote it with {new string((char)quote, 3)}";

    public static string TooLong(int maxBytes) =>
        $"what starts here is longer than the {maxBytes} bytes allowed for a token; is a closing quote or '>' missing?";

    public const string TagMissing =
        "a literal of the datatype rdf:langString or rdf:dirLangString is written with its language tag, like \"chat\"@fr, and without the datatype";

    public static string BadLanguageTag(string found) =>
        $"found {found} where a language tag is expected: '@' and letters, then groups of letters and digits after '-', of at most eight each, like @fr or @en-GB, "
        + "and perhaps a direction, '--ltr' or '--rtl'";
}
