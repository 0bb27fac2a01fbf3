using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage;

/// <summary>
/// The values that an id holds itself, without a dictionary. A literal is inline exactly where its id gives back the very same
/// lexical form; any other spelling of the value (<c>+1</c>, <c>01</c>, <c>1.0e0</c>) goes to the dictionary.
/// </summary>
/// <remarks>
/// <para>Stateless and thread-safe. The typed getters assume an id of their tag, and check it in debug builds only.</para>
/// <para>The order of ids of one tag:</para>
/// <list type="bullet">
/// <item><see cref="ValueTag.Boolean"/>: false, true.</item>
/// <item><see cref="ValueTag.Integer"/>: by value, always.</item>
/// <item>
/// <see cref="ValueTag.Decimal"/>: by the number of fraction digits, then by value; so by value only among equally many digits.
/// </item>
/// <item><see cref="ValueTag.Double"/>: by value, −0 before 0, NaN last.</item>
/// <item><see cref="ValueTag.Date"/>: by the instant at which the day begins, a missing time zone taken as UTC, then by time zone.</item>
/// <item>
/// <see cref="ValueTag.DateTime"/>: by instant, a missing time zone taken as UTC, then by presence of a fraction and by time zone.
/// </item>
/// <item><see cref="ValueTag.ShortString"/>: by code point, always.</item>
/// </list>
/// </remarks>
public static partial class InlineValue
{
    /// <summary>The largest inline integer; the smallest is its negation minus one.</summary>
    public const long MaxInteger = (1L << 55) - 1;

    private const int MaxShortStringBytes = 7;
    private const long IntegerBias = 1L << 55;

    private static ReadOnlySpan<byte> XsdNamespace => "http://www.w3.org/2001/XMLSchema#"u8;

    /// <summary>Puts a literal into an id; false where it does not fit, and for other kinds of term.</summary>
    public static bool TryEncode(in Utf8Term term, out ValueId id)
    {
        id = default;
        if (term.Kind != TermKind.Literal || !term.Language.IsEmpty) return false;
        ReadOnlySpan<byte> datatype = term.Datatype;
        if (datatype.IsEmpty) return TryEncodeString(term.Value, out id);
        if (term.Value.Length > 40 || !datatype.StartsWith(XsdNamespace)) return false;
        datatype = datatype[XsdNamespace.Length..];
        return datatype.Length switch
        {
            4 when datatype.SequenceEqual("date"u8) => TryEncodeDate(term.Value, out id),
            6 when datatype.SequenceEqual("double"u8) => TryEncodeDouble(term.Value, out id),
            7 when datatype.SequenceEqual("integer"u8) => TryEncodeInteger(term.Value, out id),
            7 when datatype.SequenceEqual("decimal"u8) => TryEncodeDecimal(term.Value, out id),
            7 when datatype.SequenceEqual("boolean"u8) => TryEncodeBoolean(term.Value, out id),
            8 when datatype.SequenceEqual("dateTime"u8) => TryEncodeDateTime(term.Value, out id),
            _ => false,
        };
    }

    /// <summary>The literal of an inline id, written into <paramref name="scratch"/> (<see cref="Snapshot.ScratchBytes"/>).</summary>
    public static Utf8Term Format(ValueId id, Span<byte> scratch)
    {
        switch (id.Tag)
        {
            case ValueTag.Boolean:
                return Utf8Term.Typed(id.Payload != 0 ? "true"u8 : "false"u8, "http://www.w3.org/2001/XMLSchema#boolean"u8);
            case ValueTag.Integer:
                Utf8Formatter.TryFormat(GetInteger(id), scratch, out int written);
                return Utf8Term.Typed(scratch[..written], "http://www.w3.org/2001/XMLSchema#integer"u8);
            case ValueTag.Decimal:
                return Utf8Term.Typed(scratch[..FormatDecimal(id, scratch)], "http://www.w3.org/2001/XMLSchema#decimal"u8);
            case ValueTag.Double:
                return Utf8Term.Typed(scratch[..FormatDouble(GetDouble(id), scratch)], "http://www.w3.org/2001/XMLSchema#double"u8);
            case ValueTag.Date:
                return Utf8Term.Typed(scratch[..FormatDate(id, scratch)], "http://www.w3.org/2001/XMLSchema#date"u8);
            case ValueTag.DateTime:
                return Utf8Term.Typed(scratch[..FormatDateTime(id, scratch)], "http://www.w3.org/2001/XMLSchema#dateTime"u8);
            case ValueTag.ShortString:
                BinaryPrimitives.WriteUInt64BigEndian(scratch, id.Payload << 8);
                return Utf8Term.String(scratch[..GetShortStringLength(id)]);
            default:
                throw new ArgumentException($"an id of tag {id.Tag} holds no value itself", nameof(id));
        }
    }

    /// <summary>The id of a boolean.</summary>
    public static ValueId FromBoolean(bool value) => new(ValueTag.Boolean, value ? 1UL : 0);

    /// <summary>The id of an integer; false where it needs more than 56 bits.</summary>
    public static bool TryFromInteger(long value, out ValueId id)
    {
        bool fits = value is >= -IntegerBias and <= MaxInteger;
        id = fits ? new(ValueTag.Integer, (ulong)(value + IntegerBias)) : default;
        return fits;
    }

    /// <summary>The value of a <see cref="ValueTag.Boolean"/>.</summary>
    public static bool GetBoolean(ValueId id)
    {
        Debug.Assert(id.Tag == ValueTag.Boolean);
        return id.Payload != 0;
    }

    /// <summary>The value of a <see cref="ValueTag.Integer"/>.</summary>
    public static long GetInteger(ValueId id)
    {
        Debug.Assert(id.Tag == ValueTag.Integer);
        return (long)id.Payload - IntegerBias;
    }

    /// <summary>The number of UTF-8 bytes of a <see cref="ValueTag.ShortString"/>.</summary>
    public static int GetShortStringLength(ValueId id)
    {
        Debug.Assert(id.Tag == ValueTag.ShortString);
        return id.Payload == 0 ? 0 : MaxShortStringBytes - (System.Numerics.BitOperations.TrailingZeroCount(id.Payload) / 8);
    }

    private static bool TryEncodeString(ReadOnlySpan<byte> value, out ValueId id)
    {
        id = default;
        // Zero bytes pad; a string that holds one could not be told from a shorter one.
        if (value.Length > MaxShortStringBytes || value.Contains((byte)0)) return false;
        ulong payload = 0;
        for (int i = 0; i < value.Length; i++) payload |= (ulong)value[i] << (48 - (8 * i));
        id = new(ValueTag.ShortString, payload);
        return true;
    }

    private static bool TryEncodeBoolean(ReadOnlySpan<byte> value, out ValueId id)
    {
        bool isTrue = value.SequenceEqual("true"u8);
        bool isBoolean = isTrue || value.SequenceEqual("false"u8);
        id = isBoolean ? FromBoolean(isTrue) : default;
        return isBoolean;
    }

    private static bool TryEncodeInteger(ReadOnlySpan<byte> value, out ValueId id)
    {
        id = default;
        bool isNegative = value.Length > 0 && value[0] == '-';
        ReadOnlySpan<byte> digits = isNegative ? value[1..] : value;
        if (digits.Length is 0 or > 17 || (digits[0] == '0' && (digits.Length > 1 || isNegative))) return false;
        long result = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            result = (result * 10) + (digit - '0');
        }
        return TryFromInteger(isNegative ? -result : result, out id);
    }
}
