using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// Refuses queries whose translation is deeper than what recursive code can walk on an ordinary stack: chains of OPTIONAL, of
/// BIND or of sums grow deep without nesting in the text.
/// </summary>
internal static class TreeDepth
{
    /// <summary>The deepest translation allowed.</summary>
    public const int Maximum = 1000;

    /// <exception cref="SparqlSyntaxException">The tree is deeper than <see cref="Maximum"/>.</exception>
    public static void Check(AlgebraNode root, SourceText source) => CheckAny(root, source);

    /// <exception cref="SparqlSyntaxException">The tree is deeper than <see cref="Maximum"/>.</exception>
    public static void Check(Expression root, SourceText source) => CheckAny(root, source);

    // Walks without recursion, for what it looks for is what recursion cannot bear.
    private static void CheckAny(object root, SourceText source)
    {
        var pending = new Stack<(object Node, int Depth)>();
        pending.Push((root, 1));
        while (pending.TryPop(out (object Node, int Depth) item))
        {
            if (item.Depth > Maximum)
            {
                throw source.Error(
                    $"the query chains more than {Maximum} operations (OPTIONAL, MINUS, BIND, joined groups or sums); split it",
                    source.Text.Length);
            }
            foreach (object child in Children(item.Node)) pending.Push((child, item.Depth + 1));
        }
    }

    private static IEnumerable<object> Children(object node) => node switch
    {
        Join join => [join.Left, join.Right],
        LeftJoin join => join.Condition is null ? [join.Left, join.Right] : [join.Left, join.Right, join.Condition],
        Union union => [union.Left, union.Right],
        Minus minus => [minus.Left, minus.Right],
        Filter filter => [filter.Input, filter.Condition],
        Extend extend => [extend.Input, extend.Expression],
        GraphPattern graph => [graph.Input],
        ServicePattern service => [service.Input],
        Project project => [project.Input],
        Distinct distinct => [distinct.Input],
        Reduced reduced => [reduced.Input],
        Slice slice => [slice.Input],
        OrderBy order => [order.Input, .. order.Conditions.Select(condition => condition.Expression)],
        Group group =>
        [
            group.Input,
            .. group.Keys.Select(key => key.Expression),
            .. group.Aggregates.Select(binding => binding.Aggregate),
        ],
        PathPattern path => [path.Path],
        InversePath path => [path.Path],
        ZeroOrOnePath path => [path.Path],
        ZeroOrMorePath path => [path.Path],
        OneOrMorePath path => [path.Path],
        SequencePath path => [path.First, path.Second],
        AlternativePath path => [path.Left, path.Right],
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        InExpression @in => [@in.Value, .. @in.Candidates],
        BuiltInCall call => call.Arguments,
        FunctionCall call => call.Arguments,
        AggregateExpression { Argument: { } argument } => [argument],
        ExistsExpression exists => [exists.Pattern],
        _ => [],
    };
}
