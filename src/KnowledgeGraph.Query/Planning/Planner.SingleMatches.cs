using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>What is known before a group is evaluated: the values of patterns with one match, and what conditions make of them.</content>
internal sealed partial class Planner
{
    /// <summary>
    /// Reads the triple patterns that have one match, and puts one row in the place of all of them: their variables are constants from
    /// then on, for which others have exact counts, and may have one match too.
    /// </summary>
    private void ReadSingleMatches(List<Member> members, Dictionary<Variable, ValueId> constants)
    {
        // What stands alone has nobody to tell its values, and is read once either way.
        if (members.Count == 1) return;
        List<Variable> variables = [];
        List<ValueId> values = [];
        for (int i = 0; i < members.Count; i++)
        {
            if (members[i] is not { Triple: { } triple, Graph: { Variable: null } graph }) continue;
            if (!TryReadOnlyMatch(Fix(triple, constants), graph, out Variable? variable, out ValueId value)) continue;
            constants.Add(variable, value);
            variables.Add(variable);
            values.Add(value);
            members.RemoveAt(i);
            i = -1;
        }
        if (variables.Count == 0) return;
        members.Add(new Member(new BoundRow(variables, values), null, _dataset.Default));
    }

    /// <summary>The value of the one variable of a pattern that has one match.</summary>
    private bool TryReadOnlyMatch(TriplePattern triple, ActiveGraph graph, [NotNullWhen(true)] out Variable? variable, out ValueId value)
    {
        variable = null;
        value = default;
        PatternTerm[] terms = [triple.Subject, triple.Predicate, triple.Object];
        int place = Array.FindIndex(terms, term => term is Variable);
        if (place < 0 || Array.FindLastIndex(terms, term => term is Variable) != place) return false;
        if (CreatePattern(triple, triple, graph) is not PatternElement { Matches: 1 } element) return false;
        variable = (Variable)terms[place];
        Span<ValueId> matches = stackalloc ValueId[2];
        TriplePrefix prefix = element.Pattern.Prefix;
        using QuadScan scan = Context.Snapshot.Scan(prefix, graph.Graphs, ScanOrder.For(prefix, place));
        int count = scan.Read(place == 0 ? matches : default, place == 1 ? matches : default, place == 2 ? matches : default, default);
        value = matches[0];
        return count == 1;
    }

    /// <summary>
    /// The conditions with the constants in them, and with what has no variables evaluated: so they wait for fewer variables, and may say
    /// which ids a variable can have.
    /// </summary>
    private List<GroupFilter> Simplify(List<GroupFilter> filters, Dictionary<Variable, ValueId> constants)
    {
        List<GroupFilter> simplified = [];
        foreach (GroupFilter filter in filters)
        {
            Expression condition = Fold(Fix(filter.Condition, constants));
            simplified.Add(ReferenceEquals(condition, filter.Condition) ? filter : new GroupFilter(condition, filter.Graph));
        }
        return simplified;
    }

    private Expression Fix(Expression condition, Dictionary<Variable, ValueId> constants)
    {
        // The pattern of EXISTS has the values by substitution, which is another thing than constants in it.
        if (constants.Count == 0 || ExpressionVariables.HasExists(condition)) return condition;
        return ExpressionTree.Replace(condition, expression => expression switch
        {
            BuiltInCall { Function: BuiltInFunction.Bound, Arguments: [VariableExpression bound] } =>
                constants.ContainsKey(bound.Variable) ? ConstantOf(TermValues.True) : expression,
            VariableExpression variable when constants.TryGetValue(variable.Variable, out ValueId value) => ConstantOf(value),
            _ => null,
        });
    }

    private Expression Fold(Expression condition) => ExpressionTree.Replace(condition, expression =>
        expression is BinaryExpression or UnaryExpression or BuiltInCall or FunctionCall
        && ExpressionVariables.Of(expression).Count == 0
        && !ExpressionVariables.HasExists(expression) && Determinism.IsDeterministic(expression)
        && _compiler.EvaluateConstant(expression) is { IsNone: false } value
            ? ConstantOf(value)
            : null);

    private ConstantExpression ConstantOf(ValueId id) => new(Context.Terms.Decode(id, new byte[Snapshot.ScratchBytes]).ToTerm());
}
