using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// The aggregates of one group's values (SPARQL 1.1 §18.5.1); null is an error. SUM and AVG of an error are one, the others pass over it.
/// </summary>
internal static class ReferenceAggregates
{
    public static Term? Of(AggregateExpression aggregate, List<Term?> values)
    {
        if (aggregate.IsDistinct) values = [.. values.Distinct()];
        List<Term> known = [.. values.OfType<Term>()];
        switch (aggregate.Function)
        {
            case AggregateFunction.Count:
                return ReferenceExpressions.Integer(known.Count);
            case AggregateFunction.Sum:
                return Sum(values)?.ToLiteral();
            case AggregateFunction.Avg:
                return values.Count == 0 ? ReferenceExpressions.Integer(0) : Sum(values)?.Average(values.Count).ToLiteral();
            case AggregateFunction.Min:
                return Extreme(known, 1);
            case AggregateFunction.Max:
                return Extreme(known, -1);
            case AggregateFunction.Sample:
                return known.Distinct().Count() <= 1 ? known.FirstOrDefault() : throw new UndecidedException("which value is the sample");
            default:
                List<string> texts = [.. known.Select(term => term switch { Iri iri => iri.Value, Literal literal => literal.LexicalForm, _ => null })
                    .OfType<string>()];
                if (texts.Distinct().Count() > 1) throw new UndecidedException("the order of the values of a group");
                return new Literal(string.Join(aggregate.Separator, texts));
        }
    }

    private static ReferenceNumber? Sum(List<Term?> values) => values.Select(ReferenceNumber.Of)
        .Aggregate((ReferenceNumber?)new ReferenceNumber(XsdVocabulary.Integer, 0), (sum, value) => sum + value);

    private static Term? Extreme(List<Term> values, int sign)
    {
        List<Term> best = [.. values.Distinct().Where(each => values.TrueForAll(other => ReferenceValues.Order(each, other) * sign <= 0))];
        return best.Count <= 1 ? best.FirstOrDefault() : throw new UndecidedException("which of equal values is the first");
    }
}
