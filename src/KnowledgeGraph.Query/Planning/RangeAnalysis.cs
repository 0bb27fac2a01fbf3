using System.Text;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// Finds the ids outside of which a condition on one variable cannot be true: ids of inline values ascend with their values, those of
/// terms with their texts. The condition still has to be tested on what is inside. Remembers what it found. One thread at a time.
/// </summary>
internal sealed class RangeAnalysis(TermValues values)
{
    // Rounding, time zones and other spellings must not hide a value: ranges are wider than the comparison says.
    private const double Margin = 1e-9;
    private const long MarginTicks = 2 * TimeSpan.TicksPerDay;
    private const int MaxScale = 18;
    private const int MostKnown = 1024;

    private readonly Dictionary<Expression, Found> _known = new(ReferenceEqualityComparer.Instance);

    private sealed record Found(Variable? Variable, IdRanges? Ranges);

    /// <summary>The variable that a condition is about and the ids that it may have; false where nothing is known.</summary>
    public bool TryFind(Expression condition, out Variable variable, out IdRanges ranges)
    {
        if (!_known.TryGetValue(condition, out Found? found))
        {
            if (_known.Count == MostKnown) _known.Clear();
            _known.Add(condition, found = Analyse(condition));
        }
        (variable, ranges) = (found.Variable!, found.Ranges!);
        return found.Ranges is not null;
    }

    private Found Analyse(Expression condition)
    {
        switch (condition)
        {
            case BinaryExpression { Left: VariableExpression variable, Right: ConstantExpression constant } comparison:
                return new(variable.Variable, Compare(comparison.Operator, constant.Term));
            case BinaryExpression { Left: ConstantExpression constant, Right: VariableExpression variable } comparison:
                return new(variable.Variable, Compare(Flip(comparison.Operator), constant.Term));
            case BinaryExpression
            {
                Operator: BinaryOperator.Equal,
                Left: BuiltInCall { Function: BuiltInFunction.Lang, Arguments: [VariableExpression variable] },
                Right: ConstantExpression { Term: Literal { LexicalForm.Length: > 0 } }
            }:
                return new(variable.Variable, new IdRanges([All(ValueTag.TaggedString)]));
            case BuiltInCall
            {
                Function: BuiltInFunction.LangMatches, Arguments: [BuiltInCall
                {
                    Function: BuiltInFunction.Lang,
                    Arguments: [VariableExpression variable]
                }, ConstantExpression { Term: Literal { LexicalForm.Length: > 0 } }]
            }:
                return new(variable.Variable, new IdRanges([All(ValueTag.TaggedString)]));
            case BuiltInCall { Function: BuiltInFunction.IsIri, Arguments: [VariableExpression variable] }:
                return new(variable.Variable, new IdRanges([All(ValueTag.Iri)]));
            case BuiltInCall { Function: BuiltInFunction.IsBlank, Arguments: [VariableExpression variable] }:
                return new(variable.Variable, new IdRanges([All(ValueTag.BlankNode)]));
            case BuiltInCall { Function: BuiltInFunction.IsLiteral, Arguments: [VariableExpression variable] }:
                return new(variable.Variable, new IdRanges([(First(ValueTag.Boolean), Last(ValueTag.TypedLiteral))]));
            case BuiltInCall { Function: BuiltInFunction.HasLang, Arguments: [VariableExpression variable] }:
                return new(variable.Variable, new IdRanges([All(ValueTag.TaggedString)]));
            case BuiltInCall { Function: BuiltInFunction.IsTriple, Arguments: [VariableExpression variable] }:
                return new(variable.Variable, new IdRanges([All(ValueTag.TripleTerm)]));
            case BuiltInCall
            {
                Function: BuiltInFunction.StrStarts,
                Arguments: [var text, ConstantExpression { Term: Literal { Language: null } prefix }]
            } when prefix.Datatype == XsdVocabulary.String:
                return Prefixed(text, prefix.LexicalForm);
            case BuiltInCall
            {
                Function: BuiltInFunction.Regex,
                Arguments: [var text, ConstantExpression { Term: Literal { Language: null } pattern }]
            } when pattern.Datatype == XsdVocabulary.String && LiteralPrefix(pattern.LexicalForm) is { Length: > 0 } prefix:
                return Prefixed(text, prefix);
            default:
                return new(null, null);
        }
    }

    private IdRanges? Compare(BinaryOperator comparison, Term term)
    {
        if (comparison is not (BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
            or BinaryOperator.Equal))
        {
            return null;
        }
        bool hasLow = comparison is not (BinaryOperator.Less or BinaryOperator.LessOrEqual);
        bool hasHigh = comparison is not (BinaryOperator.Greater or BinaryOperator.GreaterOrEqual);
        if (term is not Literal { Language: null } literal) return null;
        ValueId id = values.Terms.Intern(literal);
        Value value = values.Read(id);
        return value.Kind switch
        {
            ValueKind.Numeric => Numbers(value.Numeric.ToDouble(), hasLow, hasHigh),
            ValueKind.Temporal when id.Tag is ValueTag.Date or ValueTag.DateTime => Instants(id, hasLow, hasHigh),
            ValueKind.String => Texts(Encoding.UTF8.GetBytes(literal.LexicalForm), hasLow, hasHigh),
            _ => null,
        };
    }

    private static IdRanges? Numbers(double value, bool hasLow, bool hasHigh)
    {
        if (!double.IsFinite(value)) return null;
        double margin = (Math.Abs(value) * Margin) + 1e-300;
        double low = hasLow ? value - margin : double.NegativeInfinity, high = hasHigh ? value + margin : double.PositiveInfinity;
        List<(ulong, ulong)> ranges = [All(ValueTag.TypedLiteral)];
        ranges.Add((Integer(Math.Ceiling(low - 1)), Integer(Math.Floor(high + 1))));
        for (int scale = 0; scale <= MaxScale; scale++)
        {
            double unit = Math.Pow(10, scale);
            ranges.Add((Decimal((low * unit) - 1, scale), Decimal((high * unit) + 1, scale)));
        }
        ulong lowest = hasLow ? Double(low, roundsUp: false) : First(ValueTag.Double);
        ranges.Add((lowest, hasHigh ? Double(high, roundsUp: true) : Last(ValueTag.Double)));
        return new IdRanges(ranges);
    }

    private static ulong Integer(double value)
    {
        if (value <= -InlineValue.MaxInteger) return First(ValueTag.Integer);
        if (value >= InlineValue.MaxInteger) return Last(ValueTag.Integer);
        _ = InlineValue.TryFromInteger((long)value, out ValueId id);
        return id.Bits;
    }

    private static ulong Decimal(double mantissa, int scale)
    {
        const double Limit = 1L << 50;
        _ = InlineValue.TryFromDecimal((long)Math.Clamp(mantissa, -Limit, Limit - 1), scale, out ValueId id);
        return id.Bits;
    }

    private static ulong Double(double value, bool roundsUp)
    {
        // The inline doubles have no lowest 8 bits: the nearest two enclose the value, whatever its sign.
        ulong bits = BitConverter.DoubleToUInt64Bits(value) & ~0xFFUL;
        _ = InlineValue.TryFromDouble(BitConverter.UInt64BitsToDouble(bits), out ValueId id);
        return roundsUp ? id.Bits + 1 : id.Bits - 1;
    }

    private static IdRanges Instants(ValueId constant, bool hasLow, bool hasHigh)
    {
        ValueTag tag = constant.Tag;
        long ticks = InlineValue.GetInstantTicks(constant);
        ulong low = hasLow ? Instant(tag, ticks - MarginTicks) : First(tag);
        return new IdRanges([(low, hasHigh ? Instant(tag, ticks + MarginTicks) : Last(tag)), All(ValueTag.TypedLiteral)]);
    }

    private static ulong Instant(ValueTag tag, long ticks)
    {
        var moment = new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
        string format = tag == ValueTag.Date ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss";
        byte[] text = Encoding.ASCII.GetBytes(moment.ToString(format, System.Globalization.CultureInfo.InvariantCulture));
        byte[] datatype = Encoding.ASCII.GetBytes((tag == ValueTag.Date ? XsdVocabulary.Date : XsdVocabulary.DateTime).Value);
        return InlineValue.TryEncode(Utf8Term.Typed(text, datatype), out ValueId id) ? id.Bits : First(tag);
    }

    private IdRanges Texts(byte[] text, bool hasLow, bool hasHigh)
    {
        ulong low = hasLow ? values.Terms.Snapshot.LowerBound(ValueTag.String, text).Bits : First(ValueTag.String);
        // The text itself, if it is there, comes before what follows it.
        ulong high = hasHigh ? values.Terms.Snapshot.LowerBound(ValueTag.String, [.. text, 0]).Bits : Last(ValueTag.String);
        return new IdRanges([
            (hasLow ? Short(text, 0) : First(ValueTag.ShortString), hasHigh ? Short(text, 0xFF) : Last(ValueTag.ShortString)),
            (low, high),
            Added(ValueTag.String)]);
    }

    private Found Prefixed(Expression text, string prefix)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(prefix);
        if (bytes.Length == 0) return new(null, null);
        bool ofAny = text is BuiltInCall { Function: BuiltInFunction.Str };
        if ((ofAny ? ((BuiltInCall)text).Arguments[0] : text) is not VariableExpression variable) return new(null, null);
        List<(ulong, ulong)> ranges = [(Short(bytes, 0), Short(bytes, 0xFF)), Terms(ValueTag.String), Terms(ValueTag.TaggedString)];
        ranges.AddRange([Added(ValueTag.String), Added(ValueTag.TaggedString)]);
        if (ofAny)
        {
            ranges.AddRange([Terms(ValueTag.Iri), Added(ValueTag.Iri), All(ValueTag.TypedLiteral)]);
            ranges.Add((First(ValueTag.Boolean), Last(ValueTag.DateTime)));
        }
        return new(variable.Variable, new IdRanges(ranges));

        (ulong, ulong) Terms(ValueTag tag)
        {
            byte[] after = [.. bytes];
            after[^1]++;
            return (values.Terms.Snapshot.LowerBound(tag, bytes).Bits, values.Terms.Snapshot.LowerBound(tag, after).Bits);
        }
    }

    /// <summary>The inline string that begins with a text, all its other bytes being <paramref name="filler"/>.</summary>
    private static ulong Short(byte[] text, byte filler)
    {
        const int Bytes = 7;
        ulong payload = 0;
        for (int i = 0; i < Bytes; i++) payload = payload << 8 | (i < text.Length ? text[i] : filler);
        return new ValueId(ValueTag.ShortString, payload).Bits;
    }

    /// <summary>The text with which everything begins that a pattern matches; empty where there is none.</summary>
    private static string LiteralPrefix(string pattern)
    {
        if (pattern is not ['^', ..] || pattern.Contains('|')) return "";
        int end = 1;
        while (end < pattern.Length && !@"\.[](){}*+?^$".Contains(pattern[end])) end++;
        // What may be left out or repeated is no part of it.
        if (end < pattern.Length && pattern[end] is '*' or '?' or '{') end--;
        if (end > 1 && char.IsHighSurrogate(pattern[end - 1])) end--;
        return pattern[1..Math.Max(end, 1)];
    }

    private static BinaryOperator Flip(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };

    private static ulong First(ValueTag tag) => new ValueId(tag, 0).Bits;

    private static ulong Last(ValueTag tag) => new ValueId(tag, ulong.MaxValue).Bits;

    private static (ulong, ulong) All(ValueTag tag) => (First(tag), Last(tag));

    /// <summary>The ids of terms that were added since the last merge: they are in no order.</summary>
    private static (ulong, ulong) Added(ValueTag tag) => (new ValueId(tag, 1UL << 55).Bits, Last(tag));
}
