using System.Runtime.CompilerServices;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Moves conditions to where their variables get their values, never past a step that could change those values.</summary>
internal sealed class FilterPushing(VariableAnalysis variables)
{
    /// <summary>A pattern equal to <c>Filter(condition, node)</c>; the condition is no conjunction.</summary>
    public AlgebraNode Push(Expression condition, AlgebraNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (ExpressionVariables.HasExists(condition) || !Determinism.IsDeterministic(condition)) return new Filter(condition, node);
        HashSet<Variable> used = ExpressionVariables.Of(condition);
        switch (node)
        {
            case LeftJoin join when used.Any(variable =>
                !variables.Possible(join.Left).Contains(variable) && UnboundRejection.Rejects(condition, variable)):
                AlgebraNode inner = new Join(join.Left, join.Right);
                foreach (Expression part in join.Condition is null ? [] : Conjunction.Split(join.Condition)) inner = Push(part, inner);
                return Push(condition, inner);
            case LeftJoin join when IsUnbound(condition) is { } variable
                && variables.Certain(join.Right).Contains(variable) && !variables.Possible(join.Left).Contains(variable):
                // What is left are the solutions that found no partner.
                return new ExistsJoin(join.Left, join.Right, join.Condition, Negated: true);
            case LeftJoin join when AreSettled(used, join.Left, join.Right):
                return join with { Left = Push(condition, join.Left) };
            case Join join when !AlgebraTree.IsPatternGroup(join) && AreSettled(used, join.Left, join.Right):
                return join with { Left = Push(condition, join.Left) };
            case Join join when !AlgebraTree.IsPatternGroup(join) && AreSettled(used, join.Right, join.Left):
                return join with { Right = Push(condition, join.Right) };
            case Union union:
                return new Union(Push(condition, union.Left), Push(condition, union.Right));
            case Extend extend when !used.Contains(extend.Variable):
                return extend with { Input = Push(condition, extend.Input) };
            case Minus minus:
                return minus with { Left = Push(condition, minus.Left) };
            case ExistsJoin join:
                return join with { Left = Push(condition, join.Left) };
            case Filter filter:
                return filter with { Input = Push(condition, filter.Input) };
            case Distinct distinct:
                return distinct with { Input = Push(condition, distinct.Input) };
            case Project project when used.All(project.Variables.Contains):
                return project with { Input = Push(condition, project.Input) };
            case Group group when group.Keys.Count > 0 && used.All(variable => group.Keys.Any(key => IsPlain(key, variable))):
                return group with { Input = Push(condition, group.Input) };
            case GraphPattern graph when !used.Contains(graph.Name):
                return graph with { Input = Push(condition, graph.Input) };
            default:
                return Constants(condition) is { } table && variables.Certain(node).Contains(table.Variables[0])
                    ? new Join(table, node)
                    : new Filter(condition, node);
        }
    }

    /// <summary>The variable of which a condition says that it is unbound, and nothing else.</summary>
    private static Variable? IsUnbound(Expression condition) => condition is UnaryExpression
    {
        Operator: UnaryOperator.Not,
        Operand: BuiltInCall { Function: BuiltInFunction.Bound, Arguments: [VariableExpression bound] }
    }
        ? bound.Variable
        : null;

    /// <summary>Whether variables have the same values on one side of a join as on the whole.</summary>
    private bool AreSettled(HashSet<Variable> used, AlgebraNode side, AlgebraNode other) =>
        used.All(variable => variables.Certain(side).Contains(variable) || !variables.Possible(other).Contains(variable));

    private static bool IsPlain(GroupKey key, Variable variable) =>
        key.Variable == variable && key.Expression == new VariableExpression(variable);

    /// <summary>
    /// A table of the terms that a variable may be, for a condition that says it term by term: <c>=</c> and IN on IRIs and plain strings,
    /// and sameTerm. Null for any other condition.
    /// </summary>
    private static ValuesTable? Constants(Expression condition) => condition switch
    {
        BinaryExpression
        {
            Operator: BinaryOperator.Equal, Left: VariableExpression left,
            Right: ConstantExpression right
        } when IsPlain(right.Term) => Table(left, [right]),
        BinaryExpression
        {
            Operator: BinaryOperator.Equal, Left: ConstantExpression left,
            Right: VariableExpression right
        } when IsPlain(left.Term) => Table(right, [left]),
        BuiltInCall { Function: BuiltInFunction.SameTerm, Arguments: [VariableExpression left, ConstantExpression right] } =>
            Table(left, [right]),
        BuiltInCall { Function: BuiltInFunction.SameTerm, Arguments: [ConstantExpression left, VariableExpression right] } =>
            Table(right, [left]),
        InExpression { Negated: false, Value: VariableExpression value, Candidates: { Count: > 0 } list } when list.All(each =>
            each is ConstantExpression constant && IsPlain(constant.Term)) =>
            Table(value, [.. list.Cast<ConstantExpression>()]),
        _ => null,
    };

    /// <summary>Whether equal values of this term are the same term.</summary>
    private static bool IsPlain(Term term) =>
        term is Iri || term is Literal { Language: null } literal && literal.Datatype == XsdVocabulary.String;

    private static ValuesTable Table(VariableExpression variable, ConstantExpression[] constants) =>
        new([variable.Variable], [.. constants.Select(constant => constant.Term).Distinct().Select(term => (IReadOnlyList<Term?>)[term])]);
}
