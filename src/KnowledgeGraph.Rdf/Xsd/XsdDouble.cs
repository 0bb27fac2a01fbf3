using System.Globalization;

namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>Lexical forms of <c>xsd:double</c> and <c>xsd:float</c> (XML Schema 1.1 part 2 §3.3.4–3.3.5).</summary>
public static class XsdDouble
{
    /// <summary>The most bytes of a canonical form.</summary>
    public const int MaxLength = 32;

    /// <summary>Reads a double: a decimal with an optional exponent, <c>INF</c>, <c>+INF</c>, <c>-INF</c> or <c>NaN</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (TryParseSpecial(text, out value)) return true;
        return IsNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a float, rounded once from the decimal.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        if (TryParseSpecial(text, out double special))
        {
            value = (float)special;
            return true;
        }
        value = 0;
        return IsNumber(text) && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Writes the canonical form, as <c>1.5E3</c> (§E.2): the fewest digits that read back as the same value.</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public static int Format(double value, Span<byte> destination)
    {
        if (TryFormatSpecial(value, destination, out int written)) return written;
        Span<byte> shortest = stackalloc byte[MaxLength];
        value.TryFormat(shortest, out int shortestLength, "R", CultureInfo.InvariantCulture);
        return FormatScientific(shortest[..shortestLength], destination);
    }

    /// <summary>Writes the canonical form of a float.</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public static int Format(float value, Span<byte> destination)
    {
        if (TryFormatSpecial(value, destination, out int written)) return written;
        Span<byte> shortest = stackalloc byte[MaxLength];
        value.TryFormat(shortest, out int shortestLength, "R", CultureInfo.InvariantCulture);
        return FormatScientific(shortest[..shortestLength], destination);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        int i = 0;
        if (i < text.Length && text[i] is (byte)'+' or (byte)'-') i++;
        int start = i, points = 0;
        while (i < text.Length && (char.IsAsciiDigit((char)text[i]) || text[i] == '.'))
        {
            if (text[i] == '.') points++;
            i++;
        }
        if (points > 1 || i - start - points == 0) return false;
        if (i == text.Length) return true;
        if (text[i] is not ((byte)'e' or (byte)'E')) return false;
        i++;
        if (i < text.Length && text[i] is (byte)'+' or (byte)'-') i++;
        return i < text.Length && !text[i..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static bool TryParseSpecial(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (text.Length is < 3 or > 4 || text[^1] is not ((byte)'F' or (byte)'N')) return false;
        if (text.SequenceEqual("INF"u8) || text.SequenceEqual("+INF"u8)) value = double.PositiveInfinity;
        else if (text.SequenceEqual("-INF"u8)) value = double.NegativeInfinity;
        else if (text.SequenceEqual("NaN"u8)) value = double.NaN;
        else return false;
        return true;
    }

    private static bool TryFormatSpecial(double value, Span<byte> destination, out int written)
    {
        written = 0;
        if (double.IsFinite(value)) return false;
        ReadOnlySpan<byte> text = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "INF"u8 : "-INF"u8;
        text.CopyTo(destination);
        written = text.Length;
        return true;
    }

    /// <summary>
    /// Rewrites the shortest round-trip form (<c>123.4</c>, <c>1.2E+20</c>) as a mantissa of one whole digit and an exponent.
    /// </summary>
    private static int FormatScientific(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int written = 0;
        if (text[0] == '-')
        {
            destination[written++] = (byte)'-';
            text = text[1..];
        }
        int exponent = 0;
        int e = text.IndexOf((byte)'E');
        if (e >= 0)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }
        int point = text.IndexOf((byte)'.');
        Span<byte> digits = stackalloc byte[MaxLength];
        int count = 0;
        foreach (byte c in text)
        {
            if (c != '.') digits[count++] = c;
        }
        exponent += (point < 0 ? count : point) - 1;
        int leading = 0;
        while (leading < count - 1 && digits[leading] == '0') leading++;
        exponent -= leading;
        ReadOnlySpan<byte> significant = digits[leading..count].TrimEnd((byte)'0');
        if (significant.IsEmpty)
        {
            significant = "0"u8;
            exponent = 0;
        }
        destination[written++] = significant[0];
        destination[written++] = (byte)'.';
        if (significant.Length == 1) destination[written++] = (byte)'0';
        significant[1..].CopyTo(destination[written..]);
        written += significant.Length - 1;
        destination[written++] = (byte)'E';
        exponent.TryFormat(destination[written..], out int exponentLength, default, CultureInfo.InvariantCulture);
        return written + exponentLength;
    }
}
