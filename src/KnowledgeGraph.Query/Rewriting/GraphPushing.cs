using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Decides whether GRAPH with a variable can become one more column of the index scans inside: every solution must then have exactly
/// the graph in which all its parts match.
/// </summary>
internal static class GraphPushing
{
    /// <summary>Whether the pattern may be evaluated on all named graphs together, with the graph as one more join variable.</summary>
    public static bool IsAllowed(AlgebraNode node, Variable graph) => !MentionedVariables.Of(node).Contains(graph) && Binds(node);

    private static bool Binds(AlgebraNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            BasicGraphPattern bgp => bgp.Patterns.Count > 0,
            PathPattern => true,
            Join join => (Binds(join.Left) && (Binds(join.Right) || IsIndependent(join.Right)))
                || (Binds(join.Right) && IsIndependent(join.Left)),
            LeftJoin join => Binds(join.Left) && (Binds(join.Right) || IsIndependent(join.Right))
                && (join.Condition is null || !ExpressionVariables.HasExists(join.Condition)),
            ExistsJoin join => Binds(join.Left) && (Binds(join.Right) || IsIndependent(join.Right))
                && (join.Condition is null || !ExpressionVariables.HasExists(join.Condition)),
            Minus minus => Binds(minus.Left) && (Binds(minus.Right) || IsIndependent(minus.Right)),
            Group group => Binds(group.Input) && !HasExists(group),
            Union union => Binds(union.Left) && Binds(union.Right),
            Filter filter => Binds(filter.Input),
            Extend extend => Binds(extend.Input),
            Project project => Binds(project.Input),
            Distinct distinct => Binds(distinct.Input),
            _ => false,
        };
    }

    private static bool HasExists(Group group) =>
        group.Keys.Any(key => ExpressionVariables.HasExists(key.Expression))
        || group.Aggregates.Any(binding => ExpressionVariables.HasExists(binding.Aggregate));

    /// <summary>Whether the pattern means the same in every graph.</summary>
    private static bool IsIndependent(AlgebraNode node) => node switch
    {
        TripleTerms or ValuesTable or KeyTable or BoundRow or ServicePattern => true,
        BasicGraphPattern bgp => bgp.Patterns.Count == 0,
        _ => false,
    };
}
