using System.Globalization;
using System.Numerics;
using System.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785), and the canonical numbers of XML Schema that JSON-LD makes of JSON numbers.
/// </summary>
internal static class JsonCanonicalizer
{
    /// <summary>
    /// The canonical text of a value: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them.
    /// </summary>
    public static string Canonicalize(LdValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The canonical <c>xsd:double</c> with at most 15 fraction digits (JSON-LD 1.1 API §8.6).</summary>
    public static string CanonicalDouble(double value)
    {
        if (double.IsPositiveInfinity(value)) return "INF";
        if (double.IsNegativeInfinity(value)) return "-INF";
        string text = value.ToString("E15", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E');
        string mantissa = text[..exponent].TrimEnd('0');
        if (mantissa[^1] == '.') mantissa += '0';
        return $"{mantissa}E{int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)}";
    }

    /// <summary>The canonical <c>xsd:integer</c> of a number; null where it has a fraction or is 1E21 or more.</summary>
    public static string? CanonicalInteger(LdNumber number)
    {
        double value = number.Value;
        if (value != Math.Truncate(value) || Math.Abs(value) >= 1e21) return null;
        // Digits beyond the precision of a double are kept where the document writes them all.
        bool plain = !number.Text.AsSpan().ContainsAny('.', 'e', 'E');
        return plain && value != 0 ? number.Text : new BigInteger(value).ToString(CultureInfo.InvariantCulture);
    }

    private static void Append(StringBuilder text, LdValue value)
    {
        switch (value)
        {
            case LdMap map:
                JsonLdLimits.CheckStack(map);
                text.Append('{');
                string separator = "";
                foreach (string key in map.Keys.Order(StringComparer.Ordinal))
                {
                    text.Append(separator);
                    AppendString(text, key);
                    text.Append(':');
                    Append(text, map[key]!);
                    separator = ",";
                }
                text.Append('}');
                break;
            case LdArray array:
                JsonLdLimits.CheckStack(array);
                text.Append('[');
                for (int i = 0; i < array.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Append(text, array[i]);
                }
                text.Append(']');
                break;
            case LdString item:
                AppendString(text, item.Value);
                break;
            case LdNumber number:
                AppendNumber(text, number);
                break;
            case LdBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }

    /// <summary>Number::toString of ECMAScript: the shortest digits, with an exponent from 1E21 and below 1E-6.</summary>
    private static void AppendNumber(StringBuilder text, LdNumber number)
    {
        double value = number.Value;
        if (!double.IsFinite(value))
        {
            throw new JsonLdException("invalid JSON literal", $"the number {number.Text} is out of the range of a double", number);
        }
        if (value == 0)
        {
            text.Append('0');
            return;
        }
        string shortest = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        for (int precision = 0; precision < 17; precision++)
        {
            string candidate = Math.Abs(value).ToString($"E{precision}", CultureInfo.InvariantCulture);
            if (double.Parse(candidate, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(Math.Abs(value)))
            {
                shortest = candidate;
                break;
            }
        }
        int e = shortest.IndexOf('E');
        string digits = shortest[..e].Replace(".", "", StringComparison.Ordinal);
        int point = int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        if (value < 0) text.Append('-');
        if (point is > 21 or < -5)
        {
            text.Append(digits[0]);
            if (digits.Length > 1) text.Append('.').Append(digits, 1, digits.Length - 1);
            text.Append('e').Append(point > 0 ? "+" : "").Append(point - 1);
        }
        else if (point <= 0)
        {
            text.Append("0.").Append('0', -point).Append(digits);
        }
        else if (digits.Length <= point)
        {
            text.Append(digits).Append('0', point - digits.Length);
        }
        else
        {
            text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point);
        }
    }
}
