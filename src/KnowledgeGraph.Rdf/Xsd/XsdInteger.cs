using System.Globalization;
using System.Numerics;
using System.Text;

namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>Lexical forms and ranges of <c>xsd:integer</c> and the types derived from it (XML Schema 1.1 part 2 §3.4.13–3.4.25).</summary>
public static class XsdInteger
{
    /// <summary>The most digits that are read: what is longer is not worth the quadratic time.</summary>
    public const int MaxDigits = 4096;

    /// <summary>Reads an integer that fits 64 bits. False for one that does not, and for what is no integer.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!TrySplit(text, out bool isNegative, out ReadOnlySpan<byte> digits) || digits.Length > 19) return false;
        ulong magnitude = 0;
        foreach (byte digit in digits) magnitude = magnitude * 10 + (uint)(digit - '0');
        if (magnitude > (isNegative ? 1UL << 63 : long.MaxValue)) return false;
        value = isNegative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>Reads an integer of at most <see cref="MaxDigits"/> significant digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out BigInteger value)
    {
        value = default;
        if (!TrySplit(text, out bool isNegative, out ReadOnlySpan<byte> digits) || digits.Length > MaxDigits) return false;
        if (digits.IsEmpty) return true;
        if (!BigInteger.TryParse(Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>Whether the value is in the range of an integer type.</summary>
    public static bool IsInRange(XsdType type, BigInteger value) => type switch
    {
        XsdType.Integer => true,
        XsdType.NonPositiveInteger => value.Sign <= 0,
        XsdType.NegativeInteger => value.Sign < 0,
        XsdType.NonNegativeInteger => value.Sign >= 0,
        XsdType.PositiveInteger => value.Sign > 0,
        XsdType.UnsignedLong => value.Sign >= 0 && value <= ulong.MaxValue,
        _ => value >= long.MinValue && value <= long.MaxValue && IsInRange(type, (long)value),
    };

    /// <summary>Whether the value is in the range of an integer type.</summary>
    public static bool IsInRange(XsdType type, long value) => type switch
    {
        XsdType.Integer or XsdType.Long => true,
        XsdType.NonPositiveInteger => value <= 0,
        XsdType.NegativeInteger => value < 0,
        XsdType.NonNegativeInteger or XsdType.UnsignedLong => value >= 0,
        XsdType.PositiveInteger => value > 0,
        XsdType.Int => value is >= int.MinValue and <= int.MaxValue,
        XsdType.Short => value is >= short.MinValue and <= short.MaxValue,
        XsdType.Byte => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        XsdType.UnsignedInt => value is >= 0 and <= uint.MaxValue,
        XsdType.UnsignedShort => value is >= 0 and <= ushort.MaxValue,
        XsdType.UnsignedByte => value is >= 0 and <= byte.MaxValue,
        _ => false,
    };

    /// <summary>Splits off the sign and the leading zeros; "0" keeps no digit.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> text, out bool isNegative, out ReadOnlySpan<byte> digits)
    {
        isNegative = !text.IsEmpty && text[0] == '-';
        digits = isNegative || (!text.IsEmpty && text[0] == '+') ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        digits = digits.TrimStart((byte)'0');
        return true;
    }
}
