using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// substitute(pattern, solution) of SPARQL 1.1 §18.6. Where the specification leaves it open: inline data and variables that are assigned
/// are joined with the value; a sub-query is touched in what it shows.
/// </summary>
internal static class ReferenceSubstitution
{
    public static AlgebraNode Apply(AlgebraNode node, IReadOnlyDictionary<Variable, Term> values)
    {
        switch (node)
        {
            case BasicGraphPattern bgp:
                return new BasicGraphPattern([.. bgp.Patterns
                    .Select(each => new TriplePattern(Of(each.Subject), Of(each.Predicate), Of(each.Object)))]);
            case PathPattern path:
                return path with { Subject = Of(path.Subject), Object = Of(path.Object) };
            case Join join:
                return new Join(Apply(join.Left, values), Apply(join.Right, values));
            case LeftJoin join:
                return new LeftJoin(Apply(join.Left, values), Apply(join.Right, values), join.Condition is null ? null
                    : In(join.Condition, values));
            case Union union:
                return new Union(Apply(union.Left, values), Apply(union.Right, values));
            case Minus minus:
                return new Minus(Apply(minus.Left, values), Apply(minus.Right, values));
            case Filter filter:
                return new Filter(In(filter.Condition, values), Apply(filter.Input, values));
            case Extend extend:
                var extended = new Extend(Apply(extend.Input, values), extend.Variable, In(extend.Expression, values));
                return values.TryGetValue(extend.Variable, out Term? value)
                    ? new Join(new ValuesTable([extend.Variable], [[value]]), extended) : extended;
            case GraphPattern graph:
                return new GraphPattern(Of(graph.Name), Apply(graph.Input, values));
            case ValuesTable table:
                Variable[] shared = [.. table.Variables.Where(values.ContainsKey)];
                return shared.Length == 0 ? table
                    : new Join(new ValuesTable(shared, [[.. shared.Select(variable => values[variable])]]), table);
            case Distinct distinct:
                return new Distinct(Apply(distinct.Input, values));
            case OrderBy order:
                return new OrderBy(Apply(order.Input, values),
                    [.. order.Conditions.Select(each => each with { Expression = In(each.Expression, values) })]);
            case Slice slice:
                return slice with { Input = Apply(slice.Input, values) };
            case Project project:
                return project with
                {
                    Input = Apply(project.Input, values
                    .Where(pair => project.Variables.Contains(pair.Key)).ToDictionary())
                };
            case Group group:
                return new Group(
                    Apply(group.Input, values),
                    [.. group.Keys.Select(key => key with { Expression = In(key.Expression, values) })],
                    [.. group.Aggregates.Select(each =>
                        each with { Aggregate = each.Aggregate with { Argument = each.Aggregate.Argument is { } argument
                            ? In(argument, values) : null } })]);
            default:
                throw new InvalidOperationException($"the reference does not substitute into {node.GetType().Name}");
        }

        PatternTerm Of(PatternTerm term) => term switch
        {
            Variable variable when values.TryGetValue(variable, out Term? known) => new Constant(known),
            TripleTermPattern triple => triple.Map(Of),
            _ => term,
        };
    }

    private static Expression In(Expression expression, IReadOnlyDictionary<Variable, Term> values) => expression switch
    {
        VariableExpression variable => values.TryGetValue(variable.Variable, out Term? value) ? new ConstantExpression(value) : variable,
        UnaryExpression unary => unary with { Operand = In(unary.Operand, values) },
        BinaryExpression binary => binary with { Left = In(binary.Left, values), Right = In(binary.Right, values) },
        BuiltInCall { Function: BuiltInFunction.Bound } bound when In(bound.Arguments[0], values) is ConstantExpression =>
            new ConstantExpression(ReferenceExpressions.Boolean(true)!),
        BuiltInCall call => call with { Arguments = [.. call.Arguments.Select(each => In(each, values))] },
        InExpression list => list with
        {
            Value = In(list.Value, values),
            Candidates = [.. list.Candidates.Select(each => In(each, values))]
        },
        ExistsExpression exists => exists with { Pattern = Apply(exists.Pattern, values) },
        _ => expression,
    };
}
