using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Shacl.Queries;

/// <summary>What a query may not hold so that its variables can be pre-bound (SHACL appendix A, "Pre-binding of Variables").</summary>
internal static class PreBinding
{
    /// <summary>What is wrong with a query, or null.</summary>
    public static string? FindForbidden(Sparql.Algebra.Query query, IReadOnlyCollection<string> names)
    {
        // The outermost projection is the query's own.
        AlgebraNode node = query.Pattern;
        while (node is Slice or Distinct or Reduced or Project)
        {
            if (node is Project outermost)
            {
                node = outermost.Input;
                break;
            }
            node = Inputs(node)[0];
        }
        return Find(node, names);
    }

    private static string? Find(AlgebraNode node, IReadOnlyCollection<string> names)
    {
        switch (node)
        {
            case Minus:
                return "MINUS is not allowed";
            case ValuesTable { Variables.Count: > 0 }:
                return "VALUES is not allowed";
            case ServicePattern:
                return "SERVICE is not allowed";
            case Extend extend when names.Contains(extend.Variable.Name):
                return $"the pre-bound variable ?{extend.Variable.Name} is given another value";
            case Project project when names.FirstOrDefault(name => !project.Variables.Contains(new Variable(name))) is { } missing:
                return $"a sub-query does not return the pre-bound variable ?{missing}";
        }
        foreach (AlgebraNode input in Inputs(node))
        {
            if (Find(input, names) is { } problem) return problem;
        }
        return node is Filter { Condition: ExistsExpression exists } ? Find(exists.Pattern, names) : null;
    }

    private static AlgebraNode[] Inputs(AlgebraNode node) => node switch
    {
        Join join => [join.Left, join.Right],
        LeftJoin join => [join.Left, join.Right],
        Union union => [union.Left, union.Right],
        Filter filter => [filter.Input],
        Extend extend => [extend.Input],
        GraphPattern graph => [graph.Input],
        Group group => [group.Input],
        OrderBy order => [order.Input],
        Slice slice => [slice.Input],
        Distinct distinct => [distinct.Input],
        Reduced reduced => [reduced.Input],
        Project project => [project.Input],
        _ => [],
    };
}
