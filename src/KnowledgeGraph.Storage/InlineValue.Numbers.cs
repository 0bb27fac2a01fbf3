using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace KnowledgeGraph.Storage;

public static partial class InlineValue
{
    private const int ScaleBits = 5;
    private const int MantissaBits = 56 - ScaleBits;
    private const int MaxScale = 18;
    private const long MantissaBias = 1L << (MantissaBits - 1);
    private const ulong PositiveNaN = 0x7FF8000000000000;
    private const ulong SignBit = 1UL << 63;

    /// <summary>
    /// The id of the decimal <c>mantissa × 10^-scale</c>, written with exactly that many fraction digits (none: without a point);
    /// false where the scale is above 18 or the mantissa needs more than 51 bits.
    /// </summary>
    public static bool TryFromDecimal(long mantissa, int scale, out ValueId id)
    {
        bool fits = scale is >= 0 and <= MaxScale && mantissa is >= -MantissaBias and < MantissaBias;
        id = fits ? new(ValueTag.Decimal, ((ulong)scale << MantissaBits) | (ulong)(mantissa + MantissaBias)) : default;
        return fits;
    }

    /// <summary>The id of a double in its canonical form (<c>1.5E2</c>); false where its lowest 8 bits are not zero.</summary>
    public static bool TryFromDouble(double value, out ValueId id)
    {
        ulong bits = double.IsNaN(value) ? PositiveNaN : BitConverter.DoubleToUInt64Bits(value);
        id = default;
        if ((bits & 0xFF) != 0) return false;
        ulong ordered = (bits & SignBit) != 0 ? ~bits : bits | SignBit;
        id = new(ValueTag.Double, ordered >> 8);
        return true;
    }

    /// <summary>The value of a <see cref="ValueTag.Decimal"/>, its fraction digits kept.</summary>
    public static decimal GetDecimal(ValueId id)
    {
        long mantissa = GetDecimalMantissa(id);
        ulong magnitude = (ulong)Math.Abs(mantissa);
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, mantissa < 0, (byte)GetDecimalScale(id));
    }

    /// <summary>The digits of a <see cref="ValueTag.Decimal"/> as a whole number.</summary>
    public static long GetDecimalMantissa(ValueId id)
    {
        Debug.Assert(id.Tag == ValueTag.Decimal);
        return (long)(id.Payload & ((1UL << MantissaBits) - 1)) - MantissaBias;
    }

    /// <summary>The number of fraction digits of a <see cref="ValueTag.Decimal"/>.</summary>
    public static int GetDecimalScale(ValueId id)
    {
        Debug.Assert(id.Tag == ValueTag.Decimal);
        return (int)(id.Payload >> MantissaBits);
    }

    /// <summary>The value of a <see cref="ValueTag.Double"/>.</summary>
    public static double GetDouble(ValueId id)
    {
        Debug.Assert(id.Tag == ValueTag.Double);
        ulong ordered = id.Payload << 8;
        return BitConverter.UInt64BitsToDouble((ordered & SignBit) != 0 ? ordered & ~SignBit : ~(ordered | 0xFF));
    }

    /// <summary>
    /// Writes a double in the canonical form of XML Schema 1.1 part 2 §3.3.5.2: one digit, a point, at least one more digit,
    /// <c>E</c>, the exponent; <c>INF</c>, <c>-INF</c>, <c>NaN</c>. At most 32 bytes; returns their number.
    /// </summary>
    public static int FormatDouble(double value, Span<byte> destination)
    {
        if (!double.IsFinite(value))
        {
            ReadOnlySpan<byte> name = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "INF"u8 : "-INF"u8;
            name.CopyTo(destination);
            return name.Length;
        }

        // "R" gives the shortest digits that read back as the same double, with or without an exponent: take digits and exponent from it.
        Span<byte> shortest = stackalloc byte[32];
        value.TryFormat(shortest, out int length, "R", CultureInfo.InvariantCulture);
        Span<byte> digits = stackalloc byte[32];
        int count = 0, exponent = 0, pointAt = -1, at = 0;
        bool isNegative = shortest[0] == '-';
        if (isNegative) at++;
        for (; at < length && shortest[at] != 'E'; at++)
        {
            if (shortest[at] == '.') pointAt = count;
            else digits[count++] = shortest[at];
        }
        if (at < length && Utf8Parser.TryParse(shortest[(at + 1)..length], out int parsed, out _)) exponent = parsed;
        if (pointAt < 0) pointAt = count;
        int leadingZeros = 0;
        while (leadingZeros < count - 1 && digits[leadingZeros] == '0') leadingZeros++;
        exponent += pointAt - leadingZeros - 1;
        Span<byte> significant = digits[leadingZeros..count].TrimEnd((byte)'0');
        if (significant.IsEmpty)
        {
            significant = digits[..1];
            exponent = 0;
        }

        int written = 0;
        if (isNegative) destination[written++] = (byte)'-';
        destination[written++] = significant[0];
        destination[written++] = (byte)'.';
        if (significant.Length == 1) destination[written++] = (byte)'0';
        else
        {
            significant[1..].CopyTo(destination[written..]);
            written += significant.Length - 1;
        }
        destination[written++] = (byte)'E';
        Utf8Formatter.TryFormat(exponent, destination[written..], out int exponentLength);
        return written + exponentLength;
    }

    private static bool TryEncodeDecimal(ReadOnlySpan<byte> value, out ValueId id)
    {
        id = default;
        bool isNegative = value.Length > 0 && value[0] == '-';
        ReadOnlySpan<byte> rest = isNegative ? value[1..] : value;
        int point = rest.IndexOf((byte)'.');
        int wholeDigits = point < 0 ? rest.Length : point;
        int scale = point < 0 ? 0 : rest.Length - point - 1;
        if (wholeDigits == 0 || wholeDigits > MaxScale || scale > MaxScale || wholeDigits + scale > MaxScale + 1) return false;
        if ((point >= 0 && scale == 0) || (rest[0] == '0' && wholeDigits > 1)) return false;
        long mantissa = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            if (i == point) continue;
            if (rest[i] is < (byte)'0' or > (byte)'9') return false;
            mantissa = (mantissa * 10) + (rest[i] - '0');
            if (mantissa > MantissaBias) return false;
        }
        if (isNegative && mantissa == 0) return false;
        return TryFromDecimal(isNegative ? -mantissa : mantissa, scale, out id);
    }

    private static int FormatDecimal(ValueId id, Span<byte> destination)
    {
        long mantissa = GetDecimalMantissa(id);
        int scale = GetDecimalScale(id);
        int written = 0;
        if (mantissa < 0) destination[written++] = (byte)'-';
        Span<byte> digits = stackalloc byte[24];
        Utf8Formatter.TryFormat(Math.Abs(mantissa), digits, out int count, new('D', (byte)(scale + 1)));
        digits[..(count - scale)].CopyTo(destination[written..]);
        written += count - scale;
        if (scale == 0) return written;
        destination[written++] = (byte)'.';
        digits[(count - scale)..count].CopyTo(destination[written..]);
        return written + scale;
    }

    private static bool TryParse(ReadOnlySpan<byte> value, out double number) =>
        Utf8Parser.TryParse(value, out number, out int consumed) && consumed == value.Length;

    private static bool TryEncodeDouble(ReadOnlySpan<byte> value, out ValueId id)
    {
        id = default;
        double number;
        if (value.SequenceEqual("INF"u8)) number = double.PositiveInfinity;
        else if (value.SequenceEqual("-INF"u8)) number = double.NegativeInfinity;
        else if (value.SequenceEqual("NaN"u8)) number = double.NaN;
        else if (!value.Contains((byte)'E') || !TryParse(value, out number)) return false;
        if (!TryFromDouble(number, out ValueId candidate)) return false;
        Span<byte> canonical = stackalloc byte[32];
        if (!canonical[..FormatDouble(number, canonical)].SequenceEqual(value)) return false;
        id = candidate;
        return true;
    }
}
