using System.Globalization;

namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>A value of <c>xsd:duration</c>, <c>dayTimeDuration</c> or <c>yearMonthDuration</c> (XML Schema 1.1 part 2 §3.3.6).</summary>
/// <param name="Type">The type.</param>
/// <param name="Months">The months; 0 in a dayTimeDuration.</param>
/// <param name="Seconds">The seconds, of the same sign as the months; 0 in a yearMonthDuration.</param>
public readonly record struct XsdDuration(XsdType Type, long Months, decimal Seconds)
{
    /// <summary>The most bytes of a canonical form.</summary>
    public const int MaxLength = 128;

    // Beyond these, sums of parts could overflow; a value so long is not understood.
    private const long MaxPart = 999_999_999_999;

    /// <summary>Reads the lexical form of a type; no white space.</summary>
    public static bool TryParse(XsdType type, ReadOnlySpan<byte> text, out XsdDuration value)
    {
        value = default;
        if (!XsdTypes.IsDuration(type)) return false;
        bool isNegative = !text.IsEmpty && text[0] == '-';
        if (isNegative) text = text[1..];
        if (text.Length < 3 || text[0] != 'P') return false;
        text = text[1..];
        int time = text.IndexOf((byte)'T');
        ReadOnlySpan<byte> datePart = time < 0 ? text : text[..time];
        ReadOnlySpan<byte> timePart = time < 0 ? default : text[(time + 1)..];
        if (time >= 0 && timePart.IsEmpty) return false;
        if (type == XsdType.DayTimeDuration && datePart.ContainsAny((byte)'Y', (byte)'M')) return false;
        if (type == XsdType.YearMonthDuration && (time >= 0 || datePart.Contains((byte)'D'))) return false;
        if (!TryTake(ref datePart, 'Y', out long years) || !TryTake(ref datePart, 'M', out long months)) return false;
        if (!TryTake(ref datePart, 'D', out long days)) return false;
        if (!TryTake(ref timePart, 'H', out long hours) || !TryTake(ref timePart, 'M', out long minutes)) return false;
        decimal seconds = 0;
        if (!timePart.IsEmpty)
        {
            if (timePart.Length < 2 || timePart[^1] != 'S' || timePart[^2] == '.') return false;
            if (timePart[0] is (byte)'+' or (byte)'-' or (byte)'.') return false;
            if (!XsdDecimal.TryParse(timePart[..^1], out seconds) || seconds > MaxPart) return false;
        }
        if (!datePart.IsEmpty) return false;
        long totalMonths = years * 12 + months;
        decimal totalSeconds = days * 86_400m + hours * 3600m + minutes * 60m + seconds;
        value = isNegative ? new XsdDuration(type, -totalMonths, -totalSeconds) : new XsdDuration(type, totalMonths, totalSeconds);
        return true;
    }

    /// <summary>Writes the canonical form (§E.2).</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public int Format(Span<byte> destination)
    {
        int written = 0;
        if (Months < 0 || Seconds < 0) destination[written++] = (byte)'-';
        destination[written++] = (byte)'P';
        long months = Math.Abs(Months);
        decimal seconds = Math.Abs(Seconds);
        if (months == 0 && seconds == 0)
        {
            ReadOnlySpan<byte> zero = Type == XsdType.YearMonthDuration ? "0M"u8 : "T0S"u8;
            zero.CopyTo(destination[written..]);
            return written + zero.Length;
        }
        Part(months / 12, 'Y', destination, ref written);
        Part(months % 12, 'M', destination, ref written);
        decimal minutes = decimal.Truncate(seconds / 60);
        decimal hours = decimal.Truncate(minutes / 60);
        decimal days = decimal.Truncate(hours / 24);
        Part((long)days, 'D', destination, ref written);
        if (seconds == days * 86_400) return written;
        destination[written++] = (byte)'T';
        Part((long)(hours - days * 24), 'H', destination, ref written);
        Part((long)(minutes - hours * 60), 'M', destination, ref written);
        decimal rest = seconds - minutes * 60;
        if (rest == 0) return written;
        written += XsdDecimal.Format(rest, destination[written..]);
        destination[written++] = (byte)'S';
        return written;
    }

    /// <summary>
    /// Compares two durations by adding them to the four reference dates (§3.3.6.2): null where these disagree, as of one month and
    /// 30 days.
    /// </summary>
    public int? Compare(XsdDuration other)
    {
        int months = Months.CompareTo(other.Months);
        int seconds = Seconds.CompareTo(other.Seconds);
        if (months == 0 || months == seconds) return seconds;
        if (seconds == 0) return months;
        int? result = null;
        foreach (XsdDateTime reference in References)
        {
            if (!reference.TryAdd(this, out XsdDateTime left) || !reference.TryAdd(other, out XsdDateTime right)) return null;
            int order = left.CompareAsUtc(right);
            if (result is not null && result != order) return null;
            result = order;
        }
        return result;
    }

    /// <summary>Compares two durations with months of their mean length: a total order.</summary>
    public int CompareTotal(XsdDuration other)
    {
        const decimal SecondsPerMonth = 2_629_746m;
        int mean = (Months * SecondsPerMonth + Seconds).CompareTo(other.Months * SecondsPerMonth + other.Seconds);
        return mean != 0 ? mean : Months.CompareTo(other.Months);
    }

    /// <summary>Whether both have the same months and seconds, whatever their types.</summary>
    public bool HasSameValue(XsdDuration other) => Months == other.Months && Seconds == other.Seconds;

    private static XsdDateTime[] References { get; } =
    [
        Reference("1696-09-01T00:00:00Z"u8),
        Reference("1697-02-01T00:00:00Z"u8),
        Reference("1903-03-01T00:00:00Z"u8),
        Reference("1903-07-01T00:00:00Z"u8),
    ];

    private static XsdDateTime Reference(ReadOnlySpan<byte> text) =>
        XsdDateTime.TryParse(XsdType.DateTime, text, out XsdDateTime value) ? value : throw new InvalidOperationException("not a dateTime");

    /// <summary>Takes a number with its letter from the front, where it is there.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> text, char unit, out long value)
    {
        value = 0;
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit((char)text[length]))
        {
            value = value * 10 + (text[length++] - '0');
            if (value > MaxPart) return false;
        }
        if (length < text.Length && text[length] == unit)
        {
            text = text[(length + 1)..];
            return length > 0;
        }
        value = 0;
        return true;
    }

    private static void Part(long value, char unit, Span<byte> destination, ref int written)
    {
        if (value == 0) return;
        value.TryFormat(destination[written..], out int length, default, CultureInfo.InvariantCulture);
        written += length;
        destination[written++] = (byte)unit;
    }
}
