using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// Codepoint escapes, <c>\uXXXX</c> and <c>\UXXXXXXXX</c>: characters of IRIs and strings, and of nothing else (SPARQL 1.2 §19.2).
/// </summary>
internal static class CodepointEscape
{
    /// <summary>Whether an escape begins at the place.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == '\\' && text[at + 1] is 'u' or 'U';

    /// <summary>The length of the escape that begins at the place, and its character.</summary>
    /// <exception cref="SparqlSyntaxException">Its digits name no Unicode character.</exception>
    public static int Check(SourceText source, int at, out int codepoint)
    {
        string text = source.Text;
        int length = Length(text[at + 1]);
        codepoint = at + length <= text.Length ? Read(text.AsSpan(at, length)) : -1;
        if (codepoint >= 0) return length;
        throw source.Error(
            $"\\{text[at + 1]} needs {length - 2} hexadecimal digits that name a Unicode character (surrogates are none)", at);
    }

    /// <summary>Replaces the escapes of a checked text. Other escapes stay as they are.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var decoded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            if (IsAt(text, i)) i += Append(decoded, text[i..]);
            else decoded.Append(text[i++]);
        }
        return decoded.ToString();
    }

    /// <summary>Appends the character of the checked escape at the beginning of a text, and returns the length of the escape.</summary>
    public static int Append(StringBuilder decoded, ReadOnlySpan<char> text)
    {
        int length = Length(text[1]);
        decoded.Append(char.ConvertFromUtf32(Read(text[..length])));
        return length;
    }

    private static int Length(char kind) => kind == 'u' ? 6 : 10;

    private static int Read(ReadOnlySpan<char> escape) =>
        int.TryParse(escape[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && Rune.IsValid(value)
            ? value
            : -1;
}
