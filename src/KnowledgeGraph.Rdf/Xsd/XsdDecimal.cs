using System.Buffers.Text;
using System.Globalization;

namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>
/// Lexical forms of <c>xsd:decimal</c> (XML Schema 1.1 part 2 §3.3.3), with the range and precision of <see cref="decimal"/>.
/// </summary>
public static class XsdDecimal
{
    /// <summary>The most bytes of a canonical form.</summary>
    public const int MaxLength = 31;

    /// <summary>
    /// Reads a decimal. Digits beyond the 28th are rounded (§5.4 allows it); false where the whole part is beyond the range of
    /// <see cref="decimal"/>, and for what is no decimal.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        ReadOnlySpan<byte> rest = text;
        if (!rest.IsEmpty && rest[0] is (byte)'+' or (byte)'-') rest = rest[1..];
        int digits = 0, points = 0;
        foreach (byte c in rest)
        {
            if (char.IsAsciiDigit((char)c)) digits++;
            else if (c == '.') points++;
            else return false;
        }
        if (digits == 0 || points > 1) return false;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Writes the canonical form: no trailing zeros, no point where there is no fraction, no negative zero (§E.2).</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public static int Format(decimal value, Span<byte> destination)
    {
        if (value == 0) value = 0m;
        if (!Utf8Formatter.TryFormat(value, destination, out int written)) throw new ArgumentException("too short", nameof(destination));
        if (destination[..written].IndexOf((byte)'.') < 0) return written;
        ReadOnlySpan<byte> text = destination[..written].TrimEnd((byte)'0');
        return text[^1] == '.' ? text.Length - 1 : text.Length;
    }
}
