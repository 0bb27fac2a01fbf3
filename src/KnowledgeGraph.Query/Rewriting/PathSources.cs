using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Finds the nodes at which the matches of a property path can begin, from its first steps alone: perhaps some more.</summary>
internal static class PathSources
{
    private static readonly Variable Other = new(".other"), Predicate = new(".predicate");

    /// <summary>A pattern that binds the node to each of them once.</summary>
    /// <param name="path">The path.</param>
    /// <param name="node">Its start, or its end where it is walked from there; a term that is known, or a variable.</param>
    /// <param name="isReversed">Whether it is walked from its end.</param>
    public static AlgebraNode Of(PropertyPath path, PatternTerm node, bool isReversed) =>
        new Distinct(new Project(First(path, node, isReversed), node is Variable variable ? [variable] : []));

    private static AlgebraNode First(PropertyPath path, PatternTerm node, bool isReversed)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return path switch
        {
            _ when PathLength.MayBeZero(path) => new Union(Edge(node, Predicate, false), Edge(node, Predicate, true)),
            PredicatePath predicate => Edge(node, new Constant(predicate.Predicate), isReversed),
            InversePath inverse => First(inverse.Path, node, !isReversed),
            SequencePath sequence => First(isReversed ? sequence.Second : sequence.First, node, isReversed),
            AlternativePath alternative => new Union(First(alternative.Left, node, isReversed), First(alternative.Right, node, isReversed)),
            OneOrMorePath repeated => First(repeated.Path, node, isReversed),
            NegatedPropertySet { HasInverse: false } => Edge(node, Predicate, isReversed),
            NegatedPropertySet { HasForward: false } => Edge(node, Predicate, !isReversed),
            _ => new Union(Edge(node, Predicate, false), Edge(node, Predicate, true)),
        };
    }

    private static BasicGraphPattern Edge(PatternTerm node, PatternTerm predicate, bool isReversed) =>
        new([isReversed ? new TriplePattern(Other, predicate, node) : new TriplePattern(node, predicate, Other)]);
}
