using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Translates property paths to simpler algebra as far as it goes (SPARQL 1.1 §18.2.2.4, §18.4): what is left are <c>*</c>, <c>+</c> and
/// <c>?</c>.
/// </summary>
internal sealed class PathLowering
{
    private int _helpers;

    /// <summary>The pattern of a path.</summary>
    public AlgebraNode Lower(PathPattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern.Path)
        {
            case PredicatePath predicate:
                return Triple(pattern.Subject, new Constant(predicate.Predicate), pattern.Object);
            case InversePath inverse:
                return Lower(new PathPattern(pattern.Object, inverse.Path, pattern.Subject));
            case SequencePath sequence:
                Variable middle = Helper();
                return new Join(
                    Lower(new PathPattern(pattern.Subject, sequence.First, middle)),
                    Lower(new PathPattern(middle, sequence.Second, pattern.Object)));
            case AlternativePath alternative:
                return new Union(Lower(pattern with { Path = alternative.Left }), Lower(pattern with { Path = alternative.Right }));
            case NegatedPropertySet set:
                return LowerNegatedSet(pattern, set);
            default:
                return pattern;
        }
    }

    private AlgebraNode LowerNegatedSet(PathPattern pattern, NegatedPropertySet set)
    {
        AlgebraNode? forward = set.HasForward ? Edge(pattern.Subject, pattern.Object, set.Forward) : null;
        AlgebraNode? inverse = set.HasInverse ? Edge(pattern.Object, pattern.Subject, set.Inverse) : null;
        return forward is not null && inverse is not null ? new Union(forward, inverse) : forward ?? inverse ?? new BasicGraphPattern([]);
    }

    private AlgebraNode Edge(PatternTerm from, PatternTerm to, IReadOnlyList<Rdf.Iri> excluded)
    {
        Variable predicate = Helper();
        AlgebraNode triple = Triple(from, predicate, to);
        return excluded.Count == 0
            ? triple
            : new Filter(new InExpression(new VariableExpression(predicate), [.. excluded.Select(iri => new ConstantExpression(iri))],
                Negated: true), triple);
    }

    private static BasicGraphPattern Triple(PatternTerm subject, PatternTerm predicate, PatternTerm @object) =>
        new([new TriplePattern(subject, predicate, @object)]);

    private Variable Helper() => new(string.Create(CultureInfo.InvariantCulture, $".path{_helpers++}"));
}
