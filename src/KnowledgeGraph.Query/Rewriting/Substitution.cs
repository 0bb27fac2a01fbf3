using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Substitution (SPARQL 1.1 §18.6): replaces the variables of a pattern by the values of a solution, for EXISTS. A sub-query is
/// touched only where it shows a variable; others of the same name are its own.
/// </summary>
/// <param name="analysis">What the solutions of patterns bind.</param>
/// <param name="values">The solution.</param>
internal sealed class Substitution(VariableAnalysis analysis, IReadOnlyDictionary<Variable, ValueId> values)
{
    /// <summary>The pattern with the values in it.</summary>
    public AlgebraNode Apply(AlgebraNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            BasicGraphPattern bgp => new BasicGraphPattern([.. bgp.Patterns.Select(Apply)]),
            TripleTerms terms => new TripleTerms([.. terms.Matches.Select(match => match.Map(Apply))]),
            PathPattern path => path with { Subject = Apply(path.Subject), Object = Apply(path.Object) },
            GraphPattern graph => new GraphPattern(Apply(graph.Name), Apply(graph.Input)),
            Join join => new Join(Apply(join.Left), Apply(join.Right)),
            Union union => new Union(Apply(union.Left), Apply(union.Right)),
            Minus minus => new Minus(Apply(minus.Left), Apply(minus.Right)),
            LeftJoin { Condition: null } join => join with { Left = Apply(join.Left), Right = Apply(join.Right) },
            LeftJoin { Condition: { } condition } join => LeftJoined(join, condition),
            ExistsJoin { Condition: null } join => join with { Left = Apply(join.Left), Right = Apply(join.Right) },
            ExistsJoin { Condition: { } condition } join =>
                join with { Left = Apply(join.Left), Right = WithValues(Apply(join.Right), condition) },
            Filter filter => Filtered(filter),
            Extend extend => Extended(extend),
            ValuesTable or KeyTable or BoundRow => WithValues(node, [.. MentionedVariables.Of(node).Where(values.ContainsKey)]),
            Distinct distinct => new Distinct(Apply(distinct.Input)),
            Reduced reduced => new Reduced(Apply(reduced.Input)),
            Slice slice => slice with { Input = Apply(slice.Input) },
            OrderBy order => Ordered(order),
            Project project => new Project(Visible(project.Variables).Apply(project.Input), project.Variables),
            Group group => Grouped(group),
            ServicePattern service => WithValues(
                service with { Endpoint = Apply(service.Endpoint) },
                [.. analysis.Possible(service.Input).Where(values.ContainsKey)]),
            _ => node,
        };
    }

    private TriplePattern Apply(TriplePattern pattern) => new(Apply(pattern.Subject), Apply(pattern.Predicate), Apply(pattern.Object));

    private PatternTerm Apply(PatternTerm term) => term switch
    {
        Variable variable when values.TryGetValue(variable, out ValueId id) => new BoundTerm(id),
        TripleTermPattern triple => triple.Map(Apply),
        _ => term,
    };

    private Substitution Visible(IReadOnlyList<Variable> variables) =>
        new(analysis, values.Where(pair => variables.Contains(pair.Key)).ToDictionary());

    private AlgebraNode Filtered(Filter filter)
    {
        AlgebraNode input = Apply(filter.Input);
        List<Variable> seen = Seen(filter.Condition);
        return seen.Count == 0 ? filter with { Input = input } : Hide(new Filter(Renamed(filter.Condition), WithNamed(input, seen)), input);
    }

    private AlgebraNode Ordered(OrderBy order)
    {
        AlgebraNode input = Apply(order.Input);
        List<Variable> seen = [.. order.Conditions.SelectMany(condition => Seen(condition.Expression)).Distinct()];
        return seen.Count == 0 ? order with { Input = input }
            : Hide(new OrderBy(WithNamed(input, seen), [.. order.Conditions.Select(each => each with { Expression = Renamed(each.Expression) })]), input);
    }

    private AlgebraNode Extended(Extend extend)
    {
        AlgebraNode input = Apply(extend.Input);
        List<Variable> seen = Seen(extend.Expression);
        AlgebraNode extended = extend with { Input = input };
        if (seen.Count > 0)
        {
            extended = Hide(extend with { Input = WithNamed(input, seen), Expression = Renamed(extend.Expression) }, extended);
        }
        return values.ContainsKey(extend.Variable) ? WithValues(extended, [extend.Variable]) : extended;
    }

    private AlgebraNode LeftJoined(LeftJoin join, Expression condition)
    {
        var plain = new LeftJoin(Apply(join.Left), Apply(join.Right), condition);
        List<Variable> seen = Seen(condition);
        return seen.Count == 0 ? plain : Hide(new LeftJoin(WithNamed(plain.Left, seen), plain.Right, Renamed(condition)), plain);
    }

    /// <summary>
    /// The expression with the values in it. Other names stand for them, so that they reach nothing else: where a solution leaves such a
    /// variable unbound, it stays so.
    /// </summary>
    private Expression Renamed(Expression expression) => ExpressionTree.Replace(expression, each => each switch
    {
        VariableExpression variable when values.ContainsKey(variable.Variable) => new VariableExpression(Named(variable.Variable)),
        ExistsExpression exists => exists with { Pattern = Apply(exists.Pattern) },
        _ => null,
    });

    /// <summary>The solutions with the values under the names that <see cref="Renamed"/> gives them.</summary>
    private Join WithNamed(AlgebraNode node, List<Variable> variables) =>
        new(new BoundRow([.. variables.Select(Named)], [.. variables.Select(variable => values[variable])]), node);

    private static Variable Named(Variable variable) => new(".value." + variable.Name);

    /// <summary>Takes away the values that were added for an expression, as if they stood in the expression itself.</summary>
    private Project Hide(AlgebraNode node, AlgebraNode plain) => new(node, [.. analysis.Possible(plain)]);

    private AlgebraNode Grouped(Group group)
    {
        HashSet<Variable> seen = [];
        foreach (GroupKey key in group.Keys) ExpressionVariables.Collect(key.Expression, seen);
        foreach (AggregateBinding binding in group.Aggregates) ExpressionVariables.Collect(binding.Aggregate, seen);
        seen.IntersectWith(values.Keys);
        AlgebraNode input = Apply(group.Input);
        return group with { Input = seen.Count == 0 ? input : WithValues(input, [.. seen]) };
    }

    private List<Variable> Seen(Expression expression) => [.. ExpressionVariables.Of(expression).Where(values.ContainsKey)];

    private AlgebraNode WithValues(AlgebraNode node, Expression condition)
    {
        List<Variable> seen = Seen(condition);
        return seen.Count == 0 ? node : WithValues(node, seen);
    }

    private AlgebraNode WithValues(AlgebraNode node, List<Variable> variables)
    {
        if (variables.Count == 0) return node;
        return new Join(new BoundRow(variables, [.. variables.Select(variable => values[variable])]), node);
    }
}
