using System.Globalization;

namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>
/// A value of <c>xsd:dateTime</c>, <c>date</c>, <c>time</c>, <c>gYearMonth</c>, <c>gYear</c>, <c>gMonthDay</c>, <c>gDay</c> or
/// <c>gMonth</c>: the seven-property model (XML Schema 1.1 part 2 §D.2.1). Properties that the type lacks hold those of
/// 1972-12-31T00:00:00.
/// </summary>
/// <remarks>
/// Immutable. Years have at most nine digits, fractional seconds at most 18: what goes beyond is not understood rather than rounded.
/// The hour 24 is the next day's hour 0.
/// </remarks>
public readonly record struct XsdDateTime
{
    /// <summary>The attoseconds of a second.</summary>
    public const long AttosecondsPerSecond = 1_000_000_000_000_000_000;

    /// <summary>The most bytes of a canonical form.</summary>
    public const int MaxLength = 56;

    private const short NoTimezone = short.MinValue;
    private const int MaxTimezone = 14 * 60;
    private const int SecondsPerDay = 86_400;
    private const int DefaultYear = 1972;

    private readonly short _timezone;

    private XsdDateTime(XsdType type, int year, int month, int day, int hour, int minute, int second, long attosecond, short timezone)
    {
        Type = type;
        Year = year;
        Month = (byte)month;
        Day = (byte)day;
        Hour = (byte)hour;
        Minute = (byte)minute;
        Second = (byte)second;
        Attosecond = attosecond;
        _timezone = timezone;
    }

    /// <summary>The type, one of those for which <see cref="XsdTypes.IsTemporal"/> holds.</summary>
    public XsdType Type { get; }

    /// <summary>The year; 0 is 1 BCE.</summary>
    public int Year { get; }

    /// <summary>The month, 1–12.</summary>
    public byte Month { get; }

    /// <summary>The day of the month, 1–31.</summary>
    public byte Day { get; }

    /// <summary>The hour, 0–23.</summary>
    public byte Hour { get; }

    /// <summary>The minute, 0–59.</summary>
    public byte Minute { get; }

    /// <summary>The whole second, 0–59.</summary>
    public byte Second { get; }

    /// <summary>The fraction of the second in attoseconds (10⁻¹⁸ s).</summary>
    public long Attosecond { get; }

    /// <summary>The offset from UTC in minutes, -840–840; null where there is none.</summary>
    public int? Timezone => _timezone == NoTimezone ? null : _timezone;

    /// <summary>The second with its fraction.</summary>
    public decimal SecondWithFraction => Second + Attosecond * 1e-18m;

    /// <summary>The dateTime of a moment, with its offset.</summary>
    public static XsdDateTime FromDateTimeOffset(DateTimeOffset moment) =>
        FromLocal(XsdType.DateTime, moment.DateTime, (int)moment.Offset.TotalMinutes);

    /// <summary>The <c>xsd:dateTime</c> or <c>xsd:date</c> of a local time and its offset from UTC in minutes, null for none.</summary>
    public static XsdDateTime FromLocal(XsdType type, DateTime local, int? timezone) => new(
        type,
        local.Year,
        local.Month,
        local.Day,
        type == XsdType.Date ? 0 : local.Hour,
        type == XsdType.Date ? 0 : local.Minute,
        type == XsdType.Date ? 0 : local.Second,
        type == XsdType.Date ? 0 : local.Ticks % TimeSpan.TicksPerSecond * (AttosecondsPerSecond / TimeSpan.TicksPerSecond),
        (short?)timezone ?? NoTimezone);

    /// <summary>Reads the lexical form of a type; no white space.</summary>
    public static bool TryParse(XsdType type, ReadOnlySpan<byte> text, out XsdDateTime value)
    {
        value = default;
        int year = DefaultYear, month = 12, day = 31, hour = 0, minute = 0, second = 0;
        long attosecond = 0;
        bool isDayGiven = false;
        var reader = new Reader(text);
        switch (type)
        {
            case XsdType.DateTime:
                if (!reader.Date(out year, out month, out day)) return false;
                if (!reader.Skip('T') || !reader.Time(out hour, out minute, out second, out attosecond)) return false;
                isDayGiven = true;
                break;
            case XsdType.Date:
                if (!reader.Date(out year, out month, out day)) return false;
                isDayGiven = true;
                break;
            case XsdType.Time:
                if (!reader.Time(out hour, out minute, out second, out attosecond)) return false;
                if (hour == 24) hour = 0;
                break;
            case XsdType.GYearMonth:
                if (!reader.Year(out year) || !reader.Skip('-') || !reader.TwoDigits(out month)) return false;
                break;
            case XsdType.GYear:
                if (!reader.Year(out year)) return false;
                break;
            case XsdType.GMonthDay:
                if (!reader.Skip('-') || !reader.Skip('-') || !reader.TwoDigits(out month)) return false;
                if (!reader.Skip('-') || !reader.TwoDigits(out day)) return false;
                isDayGiven = true;
                break;
            case XsdType.GDay:
                if (!reader.Skip('-') || !reader.Skip('-') || !reader.Skip('-') || !reader.TwoDigits(out day)) return false;
                isDayGiven = true;
                break;
            case XsdType.GMonth:
                if (!reader.Skip('-') || !reader.Skip('-') || !reader.TwoDigits(out month)) return false;
                break;
            default:
                return false;
        }
        if (!reader.Timezone(out short timezone)) return false;
        if (month is < 1 or > 12) return false;
        if (!isDayGiven) day = DaysInMonth(year, month);
        if (day < 1 || day > DaysInMonth(year, month)) return false;
        value = new XsdDateTime(type, year, month, day, hour, minute, second, attosecond, timezone);
        if (hour == 24) value = FromLocal(type, value.LocalSeconds, 0, timezone);
        return true;
    }

    /// <summary>Writes the canonical form: no trailing zeros in the fraction, <c>Z</c> for UTC; other offsets are kept.</summary>
    /// <returns>The bytes written, at most <see cref="MaxLength"/>.</returns>
    public int Format(Span<byte> destination)
    {
        int written = 0;
        bool hasDate = Type is XsdType.DateTime or XsdType.Date;
        if (hasDate || Type is XsdType.GYear or XsdType.GYearMonth)
        {
            if (Year < 0) destination[written++] = (byte)'-';
            Math.Abs((long)Year).TryFormat(destination[written..], out int length, "D4", CultureInfo.InvariantCulture);
            written += length;
        }
        else if (Type is not XsdType.Time)
        {
            destination[written++] = (byte)'-';
        }
        if (hasDate || Type is XsdType.GYearMonth or XsdType.GMonthDay or XsdType.GMonth)
        {
            destination[written++] = (byte)'-';
            TwoDigits(Month, destination, ref written);
        }
        else if (Type is XsdType.GDay)
        {
            destination[written++] = (byte)'-';
        }
        if (hasDate || Type is XsdType.GMonthDay or XsdType.GDay)
        {
            destination[written++] = (byte)'-';
            TwoDigits(Day, destination, ref written);
        }
        if (Type is XsdType.DateTime) destination[written++] = (byte)'T';
        if (Type is XsdType.DateTime or XsdType.Time) FormatTime(destination, ref written);
        return written + FormatTimezone(destination[written..]);
    }

    /// <summary>Writes the timezone as it stands in a lexical form: <c>Z</c>, <c>-05:00</c>, or nothing.</summary>
    /// <returns>The bytes written, at most 6.</returns>
    public int FormatTimezone(Span<byte> destination)
    {
        if (_timezone == NoTimezone) return 0;
        int written = 0;
        if (_timezone == 0)
        {
            destination[written++] = (byte)'Z';
            return written;
        }
        destination[written++] = (byte)(_timezone < 0 ? '-' : '+');
        int minutes = Math.Abs((int)_timezone);
        TwoDigits(minutes / 60, destination, ref written);
        destination[written++] = (byte)':';
        TwoDigits(minutes % 60, destination, ref written);
        return written;
    }

    /// <summary>
    /// Compares two values of the same type on the timeline (§3.3.7.1): null where one has a timezone, the other has none, and the
    /// 14 hours that it could be away decide; null for different types.
    /// </summary>
    public int? Compare(XsdDateTime other)
    {
        if (Type != other.Type) return null;
        if ((_timezone == NoTimezone) == (other._timezone == NoTimezone)) return CompareAsUtc(other);
        const long Margin = MaxTimezone * 60;
        int early = CompareInstants(UtcSeconds - Margin, Attosecond, other);
        int late = CompareInstants(UtcSeconds + Margin, Attosecond, other);
        return early > 0 ? 1 : late < 0 ? -1 : null;
    }

    /// <summary>Compares two values of any types on the timeline, as if those without timezone were in UTC: a total order.</summary>
    public int CompareAsUtc(XsdDateTime other) => CompareInstants(UtcSeconds, Attosecond, other);

    /// <summary>The time from another value to this one, where those without timezone are in UTC.</summary>
    public XsdDuration Subtract(XsdDateTime other) =>
        new(XsdType.DayTimeDuration, 0, UtcSeconds - other.UtcSeconds + (Attosecond - other.Attosecond) * 1e-18m);

    /// <summary>
    /// The value a duration later (§E.3.3): months first, the day cut to the month's length, then seconds. False where it leaves the
    /// range of years, or for types other than dateTime, date and time.
    /// </summary>
    public bool TryAdd(XsdDuration duration, out XsdDateTime result)
    {
        result = default;
        if (Type is not (XsdType.DateTime or XsdType.Date or XsdType.Time)) return false;
        long months = Year * 12L + (Month - 1) + duration.Months;
        long year = Math.DivRem(months, 12, out long month);
        if (month < 0)
        {
            month += 12;
            year--;
        }
        if (Math.Abs(year) > Reader.MaxYear) return false;
        int day = Math.Min(Day, DaysInMonth((int)year, (int)month + 1));
        var moved = new XsdDateTime(Type, (int)year, (int)month + 1, day, Hour, Minute, Second, Attosecond, _timezone);
        decimal whole = Math.Floor(duration.Seconds);
        if (Math.Abs(whole) > 1e17m) return false;
        long attosecond = Attosecond + (long)((duration.Seconds - whole) * AttosecondsPerSecond);
        long seconds = moved.LocalSeconds + (long)whole + attosecond / AttosecondsPerSecond;
        if (Math.Abs(seconds) > (long)Reader.MaxYear * 366 * SecondsPerDay) return false;
        result = FromLocal(Type, seconds, attosecond % AttosecondsPerSecond, _timezone);
        return true;
    }

    /// <summary>The same moment's date, or its time of day, with its timezone; null where this type does not hold it.</summary>
    public XsdDateTime? ConvertTo(XsdType type)
    {
        if (type == Type) return this;
        if (Type is not (XsdType.DateTime or XsdType.Date)) return null;
        return type switch
        {
            XsdType.DateTime or XsdType.Date => new XsdDateTime(type, Year, Month, Day, 0, 0, 0, 0, _timezone),
            XsdType.Time when Type == XsdType.DateTime =>
                new XsdDateTime(type, DefaultYear, 12, 31, Hour, Minute, Second, Attosecond, _timezone),
            XsdType.GYearMonth => new XsdDateTime(type, Year, Month, DaysInMonth(Year, Month), 0, 0, 0, 0, _timezone),
            XsdType.GYear => new XsdDateTime(type, Year, 12, 31, 0, 0, 0, 0, _timezone),
            XsdType.GMonthDay => new XsdDateTime(type, DefaultYear, Month, Day, 0, 0, 0, 0, _timezone),
            XsdType.GDay => new XsdDateTime(type, DefaultYear, 12, Day, 0, 0, 0, 0, _timezone),
            XsdType.GMonth => new XsdDateTime(type, DefaultYear, Month, DaysInMonth(DefaultYear, Month), 0, 0, 0, 0, _timezone),
            _ => null,
        };
    }

    /// <summary>The canonical form.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return System.Text.Encoding.ASCII.GetString(text[..Format(text)]);
    }

    private long LocalSeconds => DaysFromCivil(Year, Month, Day) * SecondsPerDay + Hour * 3600 + Minute * 60 + Second;

    private long UtcSeconds => LocalSeconds - (_timezone == NoTimezone ? 0 : _timezone * 60);

    private static int CompareInstants(long seconds, long attosecond, XsdDateTime other)
    {
        int order = seconds.CompareTo(other.UtcSeconds);
        return order != 0 ? order : attosecond.CompareTo(other.Attosecond);
    }

    private static XsdDateTime FromLocal(XsdType type, long seconds, long attosecond, short timezone)
    {
        long days = Math.DivRem(seconds, SecondsPerDay, out long time);
        if (time < 0)
        {
            time += SecondsPerDay;
            days--;
        }
        (int year, int month, int day) = type == XsdType.Time ? (DefaultYear, 12, 31) : CivilFromDays(days);
        if (type == XsdType.Date) time = attosecond = 0;
        return new XsdDateTime(type, year, month, day, (int)(time / 3600), (int)(time / 60 % 60), (int)(time % 60), attosecond, timezone);
    }

    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Days since 0000-03-01 of the proleptic Gregorian calendar, counted in eras of 400 years.</summary>
    private static long DaysFromCivil(long year, int month, int day)
    {
        if (month <= 2) year--;
        long era = (year >= 0 ? year : year - 399) / 400;
        long yearOfEra = year - era * 400;
        long dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    }

    private static (int Year, int Month, int Day) CivilFromDays(long days)
    {
        long era = (days >= 0 ? days : days - 146_096) / 146_097;
        long dayOfEra = days - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        int day = (int)(dayOfYear - (153 * shifted + 2) / 5 + 1);
        int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return ((int)(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, day);
    }

    private void FormatTime(Span<byte> destination, ref int written)
    {
        TwoDigits(Hour, destination, ref written);
        destination[written++] = (byte)':';
        TwoDigits(Minute, destination, ref written);
        destination[written++] = (byte)':';
        TwoDigits(Second, destination, ref written);
        if (Attosecond == 0) return;
        destination[written++] = (byte)'.';
        Attosecond.TryFormat(destination[written..], out int length, "D18", CultureInfo.InvariantCulture);
        written += destination.Slice(written, length).TrimEnd((byte)'0').Length;
    }

    private static void TwoDigits(int value, Span<byte> destination, ref int written)
    {
        destination[written++] = (byte)('0' + value / 10);
        destination[written++] = (byte)('0' + value % 10);
    }

    /// <summary>Reads the parts of a lexical form from left to right.</summary>
    private ref struct Reader(ReadOnlySpan<byte> text)
    {
        public const int MaxYear = 999_999_999;

        private ReadOnlySpan<byte> _rest = text;

        public bool Skip(char c)
        {
            if (_rest.IsEmpty || _rest[0] != c) return false;
            _rest = _rest[1..];
            return true;
        }

        public bool TwoDigits(out int value)
        {
            value = 0;
            if (_rest.Length < 2 || !char.IsAsciiDigit((char)_rest[0]) || !char.IsAsciiDigit((char)_rest[1])) return false;
            value = (_rest[0] - '0') * 10 + (_rest[1] - '0');
            _rest = _rest[2..];
            return true;
        }

        public bool Year(out int value)
        {
            bool isNegative = Skip('-');
            int length = 0;
            value = 0;
            while (length < _rest.Length && char.IsAsciiDigit((char)_rest[length]) && length < 10)
            {
                value = unchecked(value * 10 + (_rest[length++] - '0'));
            }
            if (length is < 4 or > 9 || (length > 4 && _rest[0] == '0')) return false;
            _rest = _rest[length..];
            if (isNegative) value = -value;
            return true;
        }

        public bool Date(out int year, out int month, out int day)
        {
            month = day = 0;
            return Year(out year) && Skip('-') && TwoDigits(out month) && Skip('-') && TwoDigits(out day);
        }

        public bool Time(out int hour, out int minute, out int second, out long attosecond)
        {
            minute = second = 0;
            attosecond = 0;
            if (!TwoDigits(out hour) || !Skip(':') || !TwoDigits(out minute) || !Skip(':') || !TwoDigits(out second)) return false;
            if (Skip('.'))
            {
                long unit = AttosecondsPerSecond;
                int length = 0;
                while (length < _rest.Length && char.IsAsciiDigit((char)_rest[length]))
                {
                    int digit = _rest[length++] - '0';
                    unit /= 10;
                    if (unit == 0 && digit != 0) return false;
                    attosecond += digit * unit;
                }
                if (length == 0) return false;
                _rest = _rest[length..];
            }
            if (hour == 24) return minute == 0 && second == 0 && attosecond == 0;
            return hour < 24 && minute < 60 && second < 60;
        }

        public bool Timezone(out short timezone)
        {
            timezone = NoTimezone;
            if (_rest.IsEmpty) return true;
            if (_rest.Length == 1 && _rest[0] == 'Z')
            {
                timezone = 0;
                return true;
            }
            bool isNegative = Skip('-');
            if (!isNegative && !Skip('+')) return false;
            if (!TwoDigits(out int hours) || !Skip(':') || !TwoDigits(out int minutes) || !_rest.IsEmpty) return false;
            int total = hours * 60 + minutes;
            if (minutes > 59 || total > MaxTimezone) return false;
            timezone = (short)(isNegative ? -total : total);
            return true;
        }
    }
}
