using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Sums and differences of dates, times and durations (XPath 2.0 §10.6–10.8), an extension of SPARQL 1.1 §17.3.1.</summary>
internal static class TemporalArithmetic
{
    private const decimal MaxSeconds = 1e17m;

    /// <summary>Adds or subtracts; none where the operator is not defined for the types.</summary>
    public static ValueId Compute(TermValues values, in Value left, in Value right, bool subtract)
    {
        if (left.Kind == ValueKind.Temporal && right.Kind == ValueKind.Duration)
        {
            if (left.Type == XsdType.Time && right.Duration.Months != 0) return ValueId.None;
            XsdDuration duration = subtract ? Negate(right.Duration) : right.Duration;
            return left.Temporal.TryAdd(duration, out XsdDateTime moved) ? values.Create(moved) : ValueId.None;
        }
        if (left.Kind == ValueKind.Temporal && right.Kind == ValueKind.Temporal && subtract)
        {
            bool isDefined = left.Type == right.Type && left.Type is XsdType.DateTime or XsdType.Date or XsdType.Time;
            return isDefined ? values.Create(left.Temporal.Subtract(right.Temporal)) : ValueId.None;
        }
        if (left.Kind == ValueKind.Duration && right.Kind == ValueKind.Temporal && !subtract) return Compute(values, right, left, subtract);
        if (left.Kind == ValueKind.Duration && right.Kind == ValueKind.Duration)
        {
            return Add(values, left.Duration, subtract ? Negate(right.Duration) : right.Duration);
        }
        return ValueId.None;
    }

    private static XsdDuration Negate(XsdDuration value) => value with { Months = -value.Months, Seconds = -value.Seconds };

    private static ValueId Add(TermValues values, XsdDuration left, XsdDuration right)
    {
        if (left.Type != right.Type || left.Type == XsdType.Duration) return ValueId.None;
        var sum = new XsdDuration(left.Type, left.Months + right.Months, left.Seconds + right.Seconds);
        return Math.Abs(sum.Seconds) > MaxSeconds ? ValueId.None : values.Create(sum);
    }
}
