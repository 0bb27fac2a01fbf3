using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Walks and rebuilds the algebra.</summary>
internal static class AlgebraTree
{
    /// <summary>The operands of a node.</summary>
    public static IReadOnlyList<AlgebraNode> Children(AlgebraNode node) => node switch
    {
        Join join => [join.Left, join.Right],
        LeftJoin join => [join.Left, join.Right],
        ExistsJoin join => [join.Left, join.Right],
        Minus minus => [minus.Left, minus.Right],
        Union union => [union.Left, union.Right],
        Filter filter => [filter.Input],
        Extend extend => [extend.Input],
        GraphPattern graph => [graph.Input],
        ServicePattern service => [service.Input],
        Group group => [group.Input],
        OrderBy order => [order.Input],
        Project project => [project.Input],
        Distinct distinct => [distinct.Input],
        Reduced reduced => [reduced.Input],
        Slice slice => [slice.Input],
        _ => [],
    };

    /// <summary>The node with other operands and expressions. What a SERVICE sends stays as it is.</summary>
    public static AlgebraNode Map(AlgebraNode node, Func<AlgebraNode, AlgebraNode> child, Func<Expression, Expression> expression) =>
        node switch
        {
            Join join => new Join(child(join.Left), child(join.Right)),
            LeftJoin { Condition: { } condition } join => new LeftJoin(child(join.Left), child(join.Right), expression(condition)),
            LeftJoin join => new LeftJoin(child(join.Left), child(join.Right), null),
            Minus minus => new Minus(child(minus.Left), child(minus.Right)),
            Union union => new Union(child(union.Left), child(union.Right)),
            Filter filter => new Filter(expression(filter.Condition), child(filter.Input)),
            Extend extend => extend with { Input = child(extend.Input), Expression = expression(extend.Expression) },
            GraphPattern graph => graph with { Input = child(graph.Input) },
            Group group => new Group(
                child(group.Input),
                [.. group.Keys.Select(key => key with { Expression = expression(key.Expression) })],
                [.. group.Aggregates.Select(each => each with { Aggregate = (AggregateExpression)expression(each.Aggregate) })]),
            OrderBy order => new OrderBy(child(order.Input),
                [.. order.Conditions.Select(each => each with { Expression = expression(each.Expression) })]),
            Project project => project with { Input = child(project.Input) },
            Distinct distinct => new Distinct(child(distinct.Input)),
            Reduced reduced => new Reduced(child(reduced.Input)),
            Slice slice => slice with { Input = child(slice.Input) },
            _ => node,
        };

    /// <summary>The expression with other patterns in its EXISTS.</summary>
    public static Expression MapPatterns(Expression expression, Func<AlgebraNode, AlgebraNode> pattern) =>
        ExpressionTree.Replace(expression, each => each is ExistsExpression exists ? exists with { Pattern = pattern(exists.Pattern) } : null);

    /// <summary>Whether the planner sees all parts of a pattern at once, as one join group.</summary>
    public static bool IsPatternGroup(AlgebraNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            Join join => IsPatternGroup(join.Left) && IsPatternGroup(join.Right),
            Filter filter => IsPatternGroup(filter.Input),
            BasicGraphPattern or PathPattern or TripleTerms or ValuesTable or KeyTable or BoundRow => true,
            _ => false,
        };
    }
}
