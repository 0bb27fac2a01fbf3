using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The functions on dates and times (SPARQL 1.1 §17.4.5), on every type that has the part asked for.</summary>
internal static class TemporalFunctions
{
    public static ValueId Year(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        arguments[0].Tag is ValueTag.Date or ValueTag.DateTime ? context.Values.Create((long)InlineValue.GetLocalDateTime(arguments[0]).Year)
        : YearOfTerm(context, arguments[0]);

    public static ValueId Month(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        arguments[0].Tag is ValueTag.Date or ValueTag.DateTime ? context.Values.Create((long)InlineValue.GetLocalDateTime(arguments[0]).Month)
        : MonthOfTerm(context, arguments[0]);

    public static ValueId Day(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        arguments[0].Tag is ValueTag.Date or ValueTag.DateTime ? context.Values.Create((long)InlineValue.GetLocalDateTime(arguments[0]).Day)
        : DayOfTerm(context, arguments[0]);

    public static ValueId Hours(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        arguments[0].Tag == ValueTag.DateTime ? context.Values.Create((long)InlineValue.GetLocalDateTime(arguments[0]).Hour)
        : HoursOfTerm(context, arguments[0]);

    public static ValueId Minutes(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        arguments[0].Tag == ValueTag.DateTime ? context.Values.Create((long)InlineValue.GetLocalDateTime(arguments[0]).Minute)
        : MinutesOfTerm(context, arguments[0]);

    public static ValueId Seconds(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TryReadTime(context, arguments[0], out XsdDateTime value)
            ? context.Values.Create(Numeric.FromDecimal(value.SecondWithFraction))
            : ValueId.None;

    /// <summary>TIMEZONE: a dayTimeDuration; an error where there is none (§17.4.5.8).</summary>
    public static ValueId Timezone(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TryRead(context, arguments[0], out XsdDateTime value) && value.Timezone is int minutes
            ? context.Values.Create(new XsdDuration(XsdType.DayTimeDuration, 0, minutes * 60m))
            : ValueId.None;

    /// <summary>TZ: the timezone as written, empty where there is none (§17.4.5.9).</summary>
    public static ValueId Tz(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        if (!TryRead(context, arguments[0], out XsdDateTime value)) return ValueId.None;
        Span<byte> text = stackalloc byte[8];
        return context.Values.CreateString(text[..value.FormatTimezone(text)]);
    }

    private static ValueId YearOfTerm(ExpressionContext context, ValueId id) =>
        TryRead(context, id, out XsdDateTime value)
        && value.Type is XsdType.DateTime or XsdType.Date or XsdType.GYearMonth or XsdType.GYear
            ? context.Values.Create((long)value.Year)
            : ValueId.None;

    private static ValueId MonthOfTerm(ExpressionContext context, ValueId id) =>
        TryRead(context, id, out XsdDateTime value)
        && value.Type is XsdType.DateTime or XsdType.Date or XsdType.GYearMonth or XsdType.GMonthDay or XsdType.GMonth
            ? context.Values.Create((long)value.Month)
            : ValueId.None;

    private static ValueId DayOfTerm(ExpressionContext context, ValueId id) =>
        TryRead(context, id, out XsdDateTime value)
        && value.Type is XsdType.DateTime or XsdType.Date or XsdType.GMonthDay or XsdType.GDay
            ? context.Values.Create((long)value.Day)
            : ValueId.None;

    private static ValueId HoursOfTerm(ExpressionContext context, ValueId id) =>
        TryReadTime(context, id, out XsdDateTime value) ? context.Values.Create((long)value.Hour) : ValueId.None;

    private static ValueId MinutesOfTerm(ExpressionContext context, ValueId id) =>
        TryReadTime(context, id, out XsdDateTime value) ? context.Values.Create((long)value.Minute) : ValueId.None;

    private static bool TryRead(ExpressionContext context, ValueId id, out XsdDateTime value)
    {
        value = default;
        if (id.Tag is not (ValueTag.Date or ValueTag.DateTime or ValueTag.TypedLiteral)) return false;
        Value read = context.Values.Read(id);
        value = read.Temporal;
        return read.Kind == ValueKind.Temporal;
    }

    private static bool TryReadTime(ExpressionContext context, ValueId id, out XsdDateTime value) =>
        TryRead(context, id, out value) && value.Type is XsdType.DateTime or XsdType.Time;
}
