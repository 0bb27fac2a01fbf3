using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Gives a variable another name.</summary>
internal static class VariableRenaming
{
    /// <summary>
    /// A group of triple patterns, paths and filters with <paramref name="to"/> in the place of <paramref name="from"/>; null for any other
    /// pattern.
    /// </summary>
    public static AlgebraNode? Apply(AlgebraNode node, Variable from, Variable to)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            BasicGraphPattern bgp => new BasicGraphPattern([.. bgp.Patterns.Select(triple => Apply(triple, from, to))]),
            PathPattern path => path with { Subject = Apply(path.Subject, from, to), Object = Apply(path.Object, from, to) },
            Join join when Apply(join.Left, from, to) is { } left && Apply(join.Right, from, to) is { } right => new Join(left, right),
            Filter filter when !ExpressionVariables.HasExists(filter.Condition) && Apply(filter.Input, from, to) is { } input =>
                new Filter(Apply(filter.Condition, from, to), input),
            _ => null,
        };
    }

    /// <summary>A triple pattern with the other name.</summary>
    public static TriplePattern Apply(TriplePattern triple, Variable from, Variable to) =>
        new(Apply(triple.Subject, from, to), Apply(triple.Predicate, from, to), Apply(triple.Object, from, to));

    /// <summary>An expression without EXISTS with the other name.</summary>
    public static Expression Apply(Expression expression, Variable from, Variable to) => ExpressionTree.Replace(expression, each =>
        each is VariableExpression variable && variable.Variable == from ? new VariableExpression(to) : null);

    private static PatternTerm Apply(PatternTerm term, Variable from, Variable to) =>
        term is Variable variable && variable == from ? to : term;
}
