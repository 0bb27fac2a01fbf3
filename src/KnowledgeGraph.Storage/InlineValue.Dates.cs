using System.Diagnostics;

namespace KnowledgeGraph.Storage;

public static partial class InlineValue
{
    // Date: 33 bits of minutes, 12 bits of time zone. Time zone codes: 0 none, 1 "Z", else 2 + minutes + 14 hours.
    private const int DateZoneBits = 12;

    // DateTime: 39 bits of seconds, 10 of fraction (0 none, else 1 + milliseconds), 7 of time zone (0 none, 1 "Z", else 2 + quarters of
    // an hour + 14 hours).
    private const int FractionBits = 10;
    private const int DateTimeZoneBits = 7;
    private const int MaxZoneMinutes = 14 * 60;

    // Instants are counted from two days before 0001-01-01, so that no time zone makes them negative.
    private const long BiasTicks = 2 * TimeSpan.TicksPerDay;

    /// <summary>
    /// The instant of a <see cref="ValueTag.DateTime"/>, or at which a <see cref="ValueTag.Date"/> begins, in ticks of UTC since
    /// 0001-01-01 (as <see cref="DateTime.Ticks"/>); a missing time zone is taken as UTC.
    /// </summary>
    public static long GetInstantTicks(ValueId id)
    {
        Debug.Assert(id.Tag is ValueTag.Date or ValueTag.DateTime);
        if (id.Tag == ValueTag.Date) return ((long)(id.Payload >> DateZoneBits) * TimeSpan.TicksPerMinute) - BiasTicks;
        long seconds = (long)(id.Payload >> (FractionBits + DateTimeZoneBits));
        long milliseconds = Math.Max(GetFraction(id) - 1, 0);
        return (seconds * TimeSpan.TicksPerSecond) + (milliseconds * TimeSpan.TicksPerMillisecond) - BiasTicks;
    }

    /// <summary>
    /// The time zone of a <see cref="ValueTag.Date"/> or <see cref="ValueTag.DateTime"/> in minutes east of UTC; null where there is
    /// none.
    /// </summary>
    public static int? GetZoneMinutes(ValueId id)
    {
        int code = GetZoneCode(id);
        if (code == 0) return null;
        if (code == 1) return 0;
        return id.Tag == ValueTag.Date ? code - 2 - MaxZoneMinutes : ((code - 2) * 15) - MaxZoneMinutes;
    }

    /// <summary>The date and time of day as written, in its own time zone; midnight for a <see cref="ValueTag.Date"/>.</summary>
    public static DateTime GetLocalDateTime(ValueId id) => new(GetInstantTicks(id) + ((GetZoneMinutes(id) ?? 0) * TimeSpan.TicksPerMinute));

    private static int GetFraction(ValueId id) => (int)(id.Payload >> DateTimeZoneBits) & ((1 << FractionBits) - 1);

    private static int GetZoneCode(ValueId id) =>
        (int)id.Payload & ((1 << (id.Tag == ValueTag.Date ? DateZoneBits : DateTimeZoneBits)) - 1);

    private static bool TryEncodeDate(ReadOnlySpan<byte> value, out ValueId id)
    {
        id = default;
        if (!TryParseDay(value, out DateTime day) || !TryParseZone(value[10..], out int zoneMinutes, out int kind)) return false;
        long minutes = (day.Ticks + BiasTicks - (zoneMinutes * TimeSpan.TicksPerMinute)) / TimeSpan.TicksPerMinute;
        int code = kind < 2 ? kind : 2 + MaxZoneMinutes + zoneMinutes;
        id = new(ValueTag.Date, ((ulong)minutes << DateZoneBits) | (uint)code);
        return true;
    }

    private static bool TryEncodeDateTime(ReadOnlySpan<byte> value, out ValueId id)
    {
        id = default;
        if (value.Length < 19 || !TryParseDay(value, out DateTime day) || value[10] != 'T' || value[13] != ':' || value[16] != ':')
        {
            return false;
        }
        if (!TryParseDigits(value.Slice(11, 2), out int hour) || hour > 23) return false;
        if (!TryParseDigits(value.Slice(14, 2), out int minute) || minute > 59) return false;
        if (!TryParseDigits(value.Slice(17, 2), out int second) || second > 59) return false;
        ReadOnlySpan<byte> rest = value[19..];
        int fraction = 0;
        if (rest.Length >= 4 && rest[0] == '.')
        {
            if (!TryParseDigits(rest.Slice(1, 3), out int milliseconds)) return false;
            fraction = milliseconds + 1;
            rest = rest[4..];
        }
        if (!TryParseZone(rest, out int zoneMinutes, out int kind) || zoneMinutes % 15 != 0) return false;
        long seconds = ((day.Ticks + BiasTicks) / TimeSpan.TicksPerSecond) + (hour * 3600) + ((minute - zoneMinutes) * 60) + second;
        int code = kind < 2 ? kind : 2 + ((MaxZoneMinutes + zoneMinutes) / 15);
        id = new(ValueTag.DateTime,
            ((ulong)seconds << (FractionBits + DateTimeZoneBits)) | ((uint)fraction << DateTimeZoneBits) | (uint)code);
        return true;
    }

    private static bool TryParseDay(ReadOnlySpan<byte> value, out DateTime day)
    {
        day = default;
        if (value.Length < 10 || value[4] != '-' || value[7] != '-') return false;
        if (!TryParseDigits(value[..4], out int year) || !TryParseDigits(value.Slice(5, 2), out int month)) return false;
        if (!TryParseDigits(value.Slice(8, 2), out int dayOfMonth)) return false;
        if (year == 0 || month is 0 or > 12 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new DateTime(year, month, dayOfMonth);
        return true;
    }

    // Kind: 0 none, 1 "Z", 2 an offset with its sign. "-00:00" is refused: it is another spelling of "+00:00".
    private static bool TryParseZone(ReadOnlySpan<byte> value, out int minutes, out int kind)
    {
        (minutes, kind) = (0, 0);
        if (value.IsEmpty) return true;
        kind = 1;
        if (value.Length == 1) return value[0] == 'Z';
        kind = 2;
        if (value.Length != 6 || value[3] != ':' || (value[0] != '+' && value[0] != '-')) return false;
        if (!TryParseDigits(value.Slice(1, 2), out int hour) || !TryParseDigits(value.Slice(4, 2), out int minute) || minute > 59)
        {
            return false;
        }
        minutes = (hour * 60) + minute;
        if (minutes > MaxZoneMinutes || (minutes == 0 && value[0] == '-')) return false;
        if (value[0] == '-') minutes = -minutes;
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + (digit - '0');
        }
        return true;
    }

    private static int FormatDate(ValueId id, Span<byte> destination)
    {
        WriteDay(GetLocalDateTime(id), destination);
        return 10 + WriteZone(id, destination[10..]);
    }

    private static int FormatDateTime(ValueId id, Span<byte> destination)
    {
        DateTime local = GetLocalDateTime(id);
        WriteDay(local, destination);
        destination[10] = (byte)'T';
        WriteDigits(local.Hour, destination.Slice(11, 2));
        destination[13] = (byte)':';
        WriteDigits(local.Minute, destination.Slice(14, 2));
        destination[16] = (byte)':';
        WriteDigits(local.Second, destination.Slice(17, 2));
        int written = 19;
        if (GetFraction(id) > 0)
        {
            destination[19] = (byte)'.';
            WriteDigits(local.Millisecond, destination.Slice(20, 3));
            written = 23;
        }
        return written + WriteZone(id, destination[written..]);
    }

    private static void WriteDay(DateTime day, Span<byte> destination)
    {
        WriteDigits(day.Year, destination[..4]);
        destination[4] = (byte)'-';
        WriteDigits(day.Month, destination.Slice(5, 2));
        destination[7] = (byte)'-';
        WriteDigits(day.Day, destination.Slice(8, 2));
    }

    private static int WriteZone(ValueId id, Span<byte> destination)
    {
        int code = GetZoneCode(id);
        if (code == 0) return 0;
        if (code == 1)
        {
            destination[0] = (byte)'Z';
            return 1;
        }
        int minutes = GetZoneMinutes(id) ?? 0;
        destination[0] = (byte)(minutes < 0 ? '-' : '+');
        WriteDigits(Math.Abs(minutes) / 60, destination.Slice(1, 2));
        destination[3] = (byte)':';
        WriteDigits(Math.Abs(minutes) % 60, destination.Slice(4, 2));
        return 6;
    }

    private static void WriteDigits(int number, Span<byte> destination)
    {
        for (int i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
