using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The constructor functions of the XSD datatypes (SPARQL 1.1 §17.5, XPath 2.0 §17).</summary>
[SkipLocalsInit]
internal static class Casts
{
    /// <summary>The cast that a function IRI names; null where it names none.</summary>
    public static ScalarFunction? Find(Iri function)
    {
        XsdType type = XsdTypes.FromIri(function);
        return type switch
        {
            XsdType.Unknown => null,
            XsdType.String => ToString,
            XsdType.Boolean => ToBoolean,
            XsdType.Decimal => ToDecimal,
            XsdType.Float => ToFloat,
            XsdType.Double => ToDouble,
            _ when XsdTypes.IsInteger(type) => (context, arguments) => ToInteger(context, arguments[0], type),
            _ when XsdTypes.IsTemporal(type) => (context, arguments) => ToTemporal(context, arguments[0], type),
            _ => (context, arguments) => ToDuration(context, arguments[0], type),
        };
    }

    private static ValueId ToString(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (id.Tag is ValueTag.ShortString or ValueTag.String) return id;
        if (id.Tag == ValueTag.BlankNode) return ValueId.None;
        Value value = context.Values.Read(id);
        Span<byte> text = stackalloc byte[XsdDuration.MaxLength];
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                return context.Values.CreateString(XsdBoolean.Format(value.Boolean));
            case ValueKind.Numeric when value.Numeric.Type is NumericType.Float or NumericType.Double:
                return context.Values.CreateString(text[..FormatXPath(value.Numeric, text)]);
            case ValueKind.Numeric:
                Span<byte> numberScratch = stackalloc byte[Snapshot.ScratchBytes];
                return context.Values.CreateString(context.Terms.Decode(context.Values.Create(value.Numeric), numberScratch).Value);
            case ValueKind.Temporal:
                return context.Values.CreateString(text[..value.Temporal.Format(text)]);
            case ValueKind.Duration:
                return context.Values.CreateString(text[..value.Duration.Format(text)]);
            default:
                return TermFunctions.Str(context, arguments);
        }
    }

    private static ValueId ToBoolean(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Value value = ReadSource(context, arguments[0], XsdType.Boolean);
        return value.Kind switch
        {
            ValueKind.Boolean => TermValues.Create(value.Boolean),
            ValueKind.Numeric => TermValues.Create(value.Numeric.IsTruthy),
            _ => ValueId.None,
        };
    }

    private static ValueId ToDouble(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Numeric number = ReadNumber(context, arguments[0], XsdType.Double);
        return number.IsError ? ValueId.None : context.Values.Create(Numeric.FromDouble(number.ToDouble()));
    }

    private static ValueId ToFloat(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Numeric number = ReadNumber(context, arguments[0], XsdType.Float);
        return number.IsError ? ValueId.None : context.Values.Create(Numeric.FromFloat(number.ToFloat()));
    }

    private static ValueId ToDecimal(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Numeric number = ReadNumber(context, arguments[0], XsdType.Decimal);
        if (number.Type is NumericType.Float or NumericType.Double)
        {
            double value = number.ToDouble();
            if (!double.IsFinite(value) || Math.Abs(value) >= (double)decimal.MaxValue) return ValueId.None;
            return context.Values.Create(Numeric.FromDecimal(ToDecimal(value)));
        }
        return number.TryToDecimal(out decimal result) ? context.Values.Create(Numeric.FromDecimal(result)) : ValueId.None;
    }

    private static ValueId ToInteger(ExpressionContext context, ValueId id, XsdType type)
    {
        Numeric number = ReadNumber(context, id, type);
        if (number.IsError) return ValueId.None;
        BigInteger value;
        if (number.Type == NumericType.Decimal)
        {
            _ = number.TryToDecimal(out decimal @decimal);
            value = (BigInteger)decimal.Truncate(@decimal);
        }
        else if (number.Type == NumericType.Integer)
        {
            value = number.BigInteger;
        }
        else if (double.IsFinite(number.ToDouble()))
        {
            value = (BigInteger)Math.Truncate(number.ToDouble());
        }
        else
        {
            return ValueId.None;
        }
        if (!XsdInteger.IsInRange(type, value)) return ValueId.None;
        if (type == XsdType.Integer) return context.Values.Create(Numeric.FromInteger(value));
        return context.Values.CreateTyped(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)), type);
    }

    private static ValueId ToTemporal(ExpressionContext context, ValueId id, XsdType type)
    {
        Value value = ReadSource(context, id, type);
        return value.Kind == ValueKind.Temporal && value.Temporal.ConvertTo(type) is XsdDateTime result
            ? context.Values.Create(result)
            : ValueId.None;
    }

    private static ValueId ToDuration(ExpressionContext context, ValueId id, XsdType type)
    {
        Value value = ReadSource(context, id, type);
        if (value.Kind != ValueKind.Duration) return ValueId.None;
        XsdDuration source = value.Duration;
        long months = type == XsdType.DayTimeDuration ? 0 : source.Months;
        decimal seconds = type == XsdType.YearMonthDuration ? 0 : source.Seconds;
        return context.Values.Create(new XsdDuration(type, months, seconds));
    }

    /// <summary>The number to cast: that of a numeric literal, 1 or 0 of a boolean, or what a string holds.</summary>
    private static Numeric ReadNumber(ExpressionContext context, ValueId id, XsdType type)
    {
        Value value = ReadSource(context, id, type);
        return value.Kind == ValueKind.Boolean ? Numeric.FromInteger(value.Boolean ? 1 : 0) : value.Numeric;
    }

    /// <summary>The value of a literal; a string is read as a lexical form of the target type, white space trimmed.</summary>
    private static Value ReadSource(ExpressionContext context, ValueId id, XsdType type)
    {
        if (id.Tag is not (ValueTag.ShortString or ValueTag.String)) return context.Values.Read(id);
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return TermValues.Parse(type, context.Terms.Decode(id, scratch).Value.Trim(" \t\r\n"u8));
    }

    /// <summary>The decimal that a float or double stands for, with all digits that its shortest form has.</summary>
    private static decimal ToDecimal<T>(T value)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Span<byte> text = stackalloc byte[XsdDouble.MaxLength];
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        return decimal.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Writes a float or double as XPath casts it to a string (XPath 2.0 §17.1.2): like a decimal in [10⁻⁶, 10⁶), else canonical.
    /// </summary>
    private static int FormatXPath(in Numeric number, Span<byte> text)
    {
        double value = number.ToDouble();
        double magnitude = Math.Abs(value);
        if (value == 0)
        {
            ReadOnlySpan<byte> zero = double.IsNegative(value) ? "-0"u8 : "0"u8;
            zero.CopyTo(text);
            return zero.Length;
        }
        if (magnitude is >= 1e-6 and < 1e6)
        {
            return XsdDecimal.Format(number.Type == NumericType.Float ? ToDecimal(number.ToFloat()) : ToDecimal(value), text);
        }
        return number.Type == NumericType.Float ? XsdDouble.Format(number.ToFloat(), text) : XsdDouble.Format(value, text);
    }
}
