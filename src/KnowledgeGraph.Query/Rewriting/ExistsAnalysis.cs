using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Decides whether EXISTS may be evaluated as a join: whether substituting the values of a solution into a pattern (SPARQL 1.1 §18.6)
/// finds a solution exactly where the pattern, evaluated alone, has one that is compatible.
/// </summary>
internal sealed class ExistsAnalysis(VariableAnalysis variables)
{
    /// <summary>
    /// Takes the pattern of EXISTS apart: what joins, and the condition on the joined solution that the filters at its top make where they
    /// read the outer solution. False where it is no join.
    /// </summary>
    public bool TrySplit(AlgebraNode exists, IReadOnlySet<Variable> outer, out AlgebraNode pattern, out Expression? condition)
    {
        List<Expression> conditions = [];
        pattern = exists;
        while (pattern is Filter filter && !IsSettled(filter.Condition, filter.Input, outer))
        {
            conditions.AddRange(Conjunction.Split(filter.Condition));
            pattern = filter.Input;
        }
        condition = Conjunction.Of(conditions);
        return IsJoin(pattern, outer);
    }

    /// <summary>Decides it for a pattern and the variables that a solution may bind.</summary>
    public bool IsJoin(AlgebraNode node, IReadOnlySet<Variable> outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!MentionedVariables.Of(node).Overlaps(outer)) return true;
        return node switch
        {
            BasicGraphPattern or TripleTerms or ValuesTable or ServicePattern => true,
            // A path of length zero starts at any term that is given, but only at nodes of the graph where none is.
            PathPattern path => !PathLength.MayBeZero(path.Path),
            Join join => IsJoin(join.Left, outer) && IsJoin(join.Right, outer),
            Union union => IsJoin(union.Left, outer) && IsJoin(union.Right, outer),
            Filter filter => IsSettled(filter.Condition, filter.Input, outer) && IsJoin(filter.Input, outer),
            Extend extend => !outer.Contains(extend.Variable) && IsSettled(extend.Expression, extend.Input, outer)
                && IsJoin(extend.Input, outer),
            LeftJoin join => IsJoin(join.Left, outer)
                && IsJoin(join.Right, outer)
                && MentionedVariables.Of(join.Right).Where(outer.Contains).All(variables.Certain(join.Left).Contains)
                && (join.Condition is null || IsSettled(join.Condition, join.Left, outer)),
            ExistsJoin join => IsJoin(join.Left, outer)
                && MentionedVariables.Of(join.Right).Where(outer.Contains).All(variables.Certain(join.Left).Contains)
                && (join.Condition is null || IsSettled(join.Condition, join.Left, outer)),
            Minus minus => IsJoin(minus.Left, outer) && !MentionedVariables.Of(minus.Right).Overlaps(outer),
            GraphPattern graph => IsJoin(graph.Input, outer),
            Distinct distinct => IsJoin(distinct.Input, outer),
            OrderBy order => IsJoin(order.Input, outer) && order.Conditions.All(each => IsSettled(each.Expression, order.Input, outer)),
            Project project => IsJoin(project.Input, outer.Where(project.Variables.Contains).ToHashSet()),
            _ => false,
        };
    }

    /// <summary>Whether the outer variables of an expression have their values from the pattern itself.</summary>
    private bool IsSettled(Expression expression, AlgebraNode input, IReadOnlySet<Variable> outer) =>
        ExpressionVariables.Of(expression).Where(outer.Contains).All(variables.Certain(input).Contains);
}
