using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>From ids to values and back. Values of inline ids are read from the id, others from the term. One thread at a time.</summary>
[SkipLocalsInit]
internal sealed class TermValues(QueryTerms terms)
{
    private const int MaxValueBits = 10;

    // So many that each spelling with them fits: 15 digits.
    private const ulong MostHeldDigits = 1_000_000_000_000_000;

    private readonly ResultCache<Numeric> _numbers = new();
    private readonly ResultCache<Value> _values = new(MaxValueBits);

    public static ValueId True => InlineValue.FromBoolean(true);

    public static ValueId False => InlineValue.FromBoolean(false);

    public QueryTerms Terms { get; } = terms;

    /// <summary>The number behind an id; an error where it is none.</summary>
    public Numeric ReadNumeric(ValueId id)
    {
        switch (id.Tag)
        {
            case ValueTag.Integer:
                return Numeric.FromInteger(InlineValue.GetInteger(id));
            case ValueTag.Decimal:
                return Numeric.FromDecimal(InlineValue.GetDecimal(id));
            case ValueTag.Double:
                return Numeric.FromDouble(InlineValue.GetDouble(id));
            case ValueTag.TypedLiteral:
                return ReadStoredNumeric(id);
            default:
                return default;
        }
    }

    /// <summary>The number behind an id of which the caller remembers what it wants to know.</summary>
    public Numeric ReadNumericOnce(ValueId id) => id.Tag == ValueTag.TypedLiteral ? ParseStored(id).Numeric : ReadNumeric(id);

    /// <summary>The value behind an id.</summary>
    public Value Read(ValueId id)
    {
        switch (id.Tag)
        {
            case ValueTag.BlankNode:
                return new Value(ValueKind.BlankNode);
            case ValueTag.Iri:
                return new Value(ValueKind.Iri);
            case ValueTag.Boolean:
                return new Value(ValueKind.Boolean, XsdType.Boolean) { Boolean = InlineValue.GetBoolean(id) };
            case ValueTag.Integer:
                return new Value(ValueKind.Numeric, XsdType.Integer) { Numeric = ReadNumeric(id) };
            case ValueTag.Decimal:
                return new Value(ValueKind.Numeric, XsdType.Decimal) { Numeric = ReadNumeric(id) };
            case ValueTag.Double:
                return new Value(ValueKind.Numeric, XsdType.Double) { Numeric = ReadNumeric(id) };
            case ValueTag.ShortString or ValueTag.String:
                return new Value(ValueKind.String, XsdType.String);
            case ValueTag.TaggedString:
                return new Value(ValueKind.TaggedString);
            case ValueTag.Date or ValueTag.DateTime:
                XsdType type = id.Tag == ValueTag.Date ? XsdType.Date : XsdType.DateTime;
                var temporal = XsdDateTime.FromLocal(type, InlineValue.GetLocalDateTime(id), InlineValue.GetZoneMinutes(id));
                return new Value(ValueKind.Temporal, type) { Temporal = temporal };
            case ValueTag.TripleTerm:
                return new Value(ValueKind.TripleTerm);
            case ValueTag.TypedLiteral:
                return ReadStored(id);
            default:
                return default;
        }
    }

    /// <summary>The value of a literal of a datatype.</summary>
    public static Value Parse(XsdType type, ReadOnlySpan<byte> lexicalForm)
    {
        switch (type)
        {
            case XsdType.Unknown:
                return new Value(ValueKind.Unknown);
            case XsdType.String:
                return new Value(ValueKind.String, type);
            case XsdType.Boolean:
                if (XsdBoolean.TryParse(lexicalForm, out bool boolean)) return new Value(ValueKind.Boolean, type) { Boolean = boolean };
                break;
            case XsdType.Decimal:
                if (XsdDecimal.TryParse(lexicalForm, out decimal @decimal)) return Number(type, Numeric.FromDecimal(@decimal));
                break;
            case XsdType.Double:
                if (XsdDouble.TryParse(lexicalForm, out double @double)) return Number(type, Numeric.FromDouble(@double));
                break;
            case XsdType.Float:
                if (XsdDouble.TryParse(lexicalForm, out float @float)) return Number(type, Numeric.FromFloat(@float));
                break;
            case var _ when XsdTypes.IsInteger(type):
                if (XsdInteger.TryParse(lexicalForm, out long small))
                {
                    if (XsdInteger.IsInRange(type, small)) return Number(type, Numeric.FromInteger(small));
                }
                else if (XsdInteger.TryParse(lexicalForm, out BigInteger big) && XsdInteger.IsInRange(type, big))
                {
                    return Number(type, Numeric.FromInteger(big));
                }
                break;
            case var _ when XsdTypes.IsTemporal(type):
                if (XsdDateTime.TryParse(type, lexicalForm, out XsdDateTime temporal))
                {
                    return new Value(ValueKind.Temporal, type) { Temporal = temporal };
                }
                break;
            default:
                if (XsdDuration.TryParse(type, lexicalForm, out XsdDuration duration))
                {
                    return new Value(ValueKind.Duration, type) { Duration = duration };
                }
                break;
        }
        return new Value(ValueKind.IllTyped, type);
    }

    /// <summary>The effective boolean value (SPARQL 1.2 §17.2.2).</summary>
    public Ternary Test(ValueId id)
    {
        switch (id.Tag)
        {
            case ValueTag.Boolean:
                return InlineValue.GetBoolean(id) ? Ternary.True : Ternary.False;
            case ValueTag.Integer:
                return InlineValue.GetInteger(id) != 0 ? Ternary.True : Ternary.False;
            case ValueTag.ShortString:
                return InlineValue.GetShortStringLength(id) > 0 ? Ternary.True : Ternary.False;
            case ValueTag.String:
                Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
                return Terms.Decode(id, scratch).Value.IsEmpty ? Ternary.False : Ternary.True;
            default:
                Value value = Read(id);
                return value.Kind switch
                {
                    ValueKind.Boolean => value.Boolean ? Ternary.True : Ternary.False,
                    ValueKind.Numeric => value.Numeric.IsTruthy ? Ternary.True : Ternary.False,
                    _ => Ternary.Error,
                };
        }
    }

    public static ValueId Create(bool value) => InlineValue.FromBoolean(value);

    /// <summary>A boolean; none for the error.</summary>
    public static ValueId Create(Ternary value) => value switch
    {
        Ternary.True => True,
        Ternary.False => False,
        _ => ValueId.None,
    };

    /// <summary>A number in its canonical form; none for the error.</summary>
    public ValueId Create(in Numeric value)
    {
        Span<byte> text = stackalloc byte[XsdDouble.MaxLength];
        switch (value.Type)
        {
            case NumericType.Integer when value.IsBig:
                return CreateTyped(Encoding.ASCII.GetBytes(value.BigInteger.ToString(CultureInfo.InvariantCulture)), XsdType.Integer);
            case NumericType.Integer:
                return Create(value.Int64);
            case NumericType.Decimal:
                _ = value.TryToDecimal(out decimal @decimal);
                if (TryHoldDecimal(@decimal, out ValueId held)) return held;
                return CreateTyped(text[..XsdDecimal.Format(@decimal, text)], XsdType.Decimal);
            case NumericType.Float:
                return CreateTyped(text[..XsdDouble.Format(value.ToFloat(), text)], XsdType.Float);
            case NumericType.Double:
                double @double = value.ToDouble();
                return InlineValue.TryFromDouble(@double, out ValueId id)
                    ? id
                    : CreateTyped(text[..XsdDouble.Format(@double, text)], XsdType.Double);
            default:
                return ValueId.None;
        }
    }

    /// <summary>An <c>xsd:integer</c>.</summary>
    public ValueId Create(long value)
    {
        if (InlineValue.TryFromInteger(value, out ValueId id)) return id;
        Span<byte> text = stackalloc byte[24];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        return CreateTyped(text[..length], XsdType.Integer);
    }

    /// <summary>A date, a time, or a part of one, in its canonical form.</summary>
    public ValueId Create(in XsdDateTime value)
    {
        Span<byte> text = stackalloc byte[XsdDateTime.MaxLength];
        return CreateTyped(text[..value.Format(text)], value.Type);
    }

    /// <summary>A duration in its canonical form.</summary>
    public ValueId Create(in XsdDuration value)
    {
        Span<byte> text = stackalloc byte[XsdDuration.MaxLength];
        return CreateTyped(text[..value.Format(text)], value.Type);
    }

    /// <summary>An <c>xsd:string</c>.</summary>
    public ValueId CreateString(ReadOnlySpan<byte> text) => Terms.Intern(Utf8Term.String(text));

    /// <summary>A literal of an understood datatype.</summary>
    public ValueId CreateTyped(ReadOnlySpan<byte> lexicalForm, XsdType type) =>
        Terms.Intern(Utf8Term.Typed(lexicalForm, XsdTypes.ToIri(type)));

    /// <summary>The id that holds a decimal itself, in its canonical form; false where that is too long.</summary>
    private static bool TryHoldDecimal(decimal value, out ValueId id)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        ulong digits = (uint)parts[0] | ((ulong)(uint)parts[1] << 32);
        int scale = (parts[3] >> 16) & 0xFF;
        id = default;
        if (parts[2] != 0) return false;
        for (; scale > 0 && digits % 10 == 0; scale--) digits /= 10;
        return digits < MostHeldDigits && InlineValue.TryFromDecimal(parts[3] < 0 ? -(long)digits : (long)digits, scale, out id);
    }

    private static Value Number(XsdType type, in Numeric number) => new(ValueKind.Numeric, type) { Numeric = number };

    private Numeric ReadStoredNumeric(ValueId id)
    {
        ref Numeric number = ref _numbers.Find(id, ValueId.None, out bool isKnown);
        return isKnown ? number : number = ParseStored(id).Numeric;
    }

    private Value ReadStored(ValueId id)
    {
        ref Value value = ref _values.Find(id, ValueId.None, out bool isKnown);
        return isKnown ? value : value = ParseStored(id);
    }

    private Value ParseStored(ValueId id)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        Utf8Term term = Terms.Decode(id, scratch);
        return Parse(XsdTypes.FromIri(term.Datatype), term.Value);
    }
}
