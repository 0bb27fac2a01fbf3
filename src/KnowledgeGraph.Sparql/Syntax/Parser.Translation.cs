using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Grouping, SELECT and the solution modifiers, put on top of the translated WHERE clause (§18.2.4, §18.2.5).</summary>
internal sealed partial class Parser
{
    private (AlgebraNode Pattern, IReadOnlyList<Variable> Variables) TranslateSelect(
        SelectClause select, GroupTranslation where, SolutionModifiers modifiers)
    {
        foreach (SelectItem item in select.Items ?? [])
        {
            if (item.Expression is not null) TreeDepth.Check(item.Expression, _source);
        }
        CheckDepth(modifiers);
        bool isGrouped = IsGrouped(modifiers)
            || (select.Items ?? []).Any(item => item.Expression is not null && AggregateSearch.IsIn(item.Expression));
        if (isGrouped && select.Items is null)
        {
            throw Error("SELECT * cannot stand with GROUP BY or aggregates; name the variables to select", select.Start);
        }
        (AlgebraNode pattern, IReadOnlyList<Variable> variables) = isGrouped
            ? TranslateGrouped(select.Items!, where, modifiers)
            : TranslateUngrouped(select.Items, where, modifiers);
        pattern = new Project(pattern, variables);
        if (select.IsDistinct) pattern = new Distinct(pattern);
        else if (select.IsReduced) pattern = new Reduced(pattern);
        return (Slice(pattern, modifiers), variables);
    }

    private AlgebraNode TranslateWithoutSelect(GroupTranslation where, SolutionModifiers modifiers)
    {
        CheckDepth(modifiers);
        (AlgebraNode pattern, _) = IsGrouped(modifiers) ? TranslateGrouped([], where, modifiers) : TranslateUngrouped([], where, modifiers);
        return Slice(pattern, modifiers);
    }

    // The rewriting of aggregates is recursive, so what it rewrites is checked before.
    private void CheckDepth(SolutionModifiers modifiers)
    {
        foreach (Expression condition in modifiers.Having) TreeDepth.Check(condition, _source);
        foreach (OrderCondition condition in modifiers.Order) TreeDepth.Check(condition.Expression, _source);
    }

    private static bool IsGrouped(SolutionModifiers modifiers) =>
        modifiers.Group is not null
        || modifiers.Having.Any(AggregateSearch.IsIn)
        || modifiers.Order.Any(condition => AggregateSearch.IsIn(condition.Expression));

    private (AlgebraNode Pattern, IReadOnlyList<Variable> Variables) TranslateUngrouped(
        IReadOnlyList<SelectItem>? items, GroupTranslation where, SolutionModifiers modifiers)
    {
        AlgebraNode pattern = JoinValues(Having(where.Node, modifiers.Having), modifiers);
        if (modifiers.Values is not null) where.Scope.Add(modifiers.Values.Variables);
        IReadOnlyList<Variable> variables = where.Scope.Variables;
        if (items is not null)
        {
            variables = CheckSelected(items, where.Scope);
            foreach (SelectItem item in items)
            {
                if (item.Expression is not null) pattern = new Extend(pattern, item.Variable, item.Expression);
            }
        }
        return (OrderBy(pattern, modifiers.Order), variables);
    }

    private (AlgebraNode Pattern, IReadOnlyList<Variable> Variables) TranslateGrouped(
        IReadOnlyList<SelectItem> items, GroupTranslation where, SolutionModifiers modifiers)
    {
        List<GroupKey> keys = TranslateKeys(modifiers.Group ?? [], where.Scope);
        var scope = new VariableScope();
        scope.Add(keys.Select(key => key.Variable));
        if (modifiers.Values is not null) scope.Add(modifiers.Values.Variables);
        IReadOnlyList<Variable> variables = CheckSelected(items, scope);

        var rewriter = new GroupingRewriter(_labels, keys.Select(key => key.Variable).ToHashSet());
        var results = new List<(Variable Variable, Expression Expression)>();
        foreach (SelectItem item in items)
        {
            rewriter.OnUngrouped = variable => throw Error(UngroupedMessage(variable), item.Position);
            if (item.Expression is not null)
            {
                Expression rewritten = rewriter.Rewrite(item.Expression);
                rewriter.AddResult(item.Variable, rewritten);
                results.Add((item.Variable, rewritten));
            }
            else if (!scope.Contains(item.Variable))
            {
                rewriter.OnUngrouped(item.Variable);
            }
        }
        rewriter.OnUngrouped = null;
        OrderCondition[] order = [.. modifiers.Order.Select(c => c with { Expression = rewriter.Rewrite(c.Expression) })];

        // HAVING is evaluated before SELECT; a name given there can only mean the expression that it was given to.
        rewriter.ResultsAreBound = false;
        Expression[] having = [.. modifiers.Having.Select(rewriter.Rewrite)];

        AlgebraNode pattern = new Group(where.Node, keys, rewriter.Bindings);
        pattern = JoinValues(Having(pattern, having), modifiers);
        foreach ((Variable variable, Expression expression) in results) pattern = new Extend(pattern, variable, expression);
        return (OrderBy(pattern, order), variables);
    }

    private static string UngroupedMessage(Variable variable) =>
        $"?{variable.Name} is neither in GROUP BY nor inside an aggregate, so it has no single value in a group; "
        + $"add it to GROUP BY, or select an aggregate of it, as in (SAMPLE(?{variable.Name}) AS ?one)";

    private List<GroupKey> TranslateKeys(List<GroupCondition> conditions, VariableScope scope)
    {
        var keys = new List<GroupKey>();
        foreach (GroupCondition condition in conditions)
        {
            if (condition.Alias is { } alias)
            {
                if (scope.Contains(alias) || keys.Any(key => key.Variable == alias))
                {
                    throw Error(
                        $"GROUP BY cannot give ?{alias.Name} a value: it is in use already; choose another name", condition.Position);
                }
                keys.Add(new GroupKey(condition.Expression, alias));
            }
            else if (condition.Expression is not VariableExpression { Variable: var variable })
            {
                keys.Add(new GroupKey(condition.Expression, _labels.Fresh()));
            }
            else if (keys.All(key => key.Variable != variable))
            {
                keys.Add(new GroupKey(condition.Expression, variable));
            }
        }
        return keys;
    }

    private List<Variable> CheckSelected(IReadOnlyList<SelectItem> items, VariableScope scope)
    {
        var variables = new List<Variable>();
        foreach (SelectItem item in items)
        {
            bool isListed = variables.Contains(item.Variable);
            if (item.Expression is not null && (isListed || scope.Contains(item.Variable)))
            {
                string user = isListed ? "SELECT lists" : "WHERE uses";
                throw Error($"AS cannot give ?{item.Variable.Name} a value: {user} it already; choose another name", item.Position);
            }
            if (!isListed) variables.Add(item.Variable);
        }
        return variables;
    }

    private static AlgebraNode JoinValues(AlgebraNode pattern, SolutionModifiers modifiers) => modifiers.Values switch
    {
        null => pattern,
        { } values when pattern is BasicGraphPattern { Patterns.Count: 0 } => values,
        { } values => new Join(pattern, values),
    };

    private static AlgebraNode Having(AlgebraNode pattern, IReadOnlyList<Expression> conditions) =>
        conditions.Count == 0 ? pattern : new Filter(Balanced.And(conditions), pattern);

    private static AlgebraNode OrderBy(AlgebraNode pattern, IReadOnlyList<OrderCondition> conditions) =>
        conditions.Count == 0 ? pattern : new OrderBy(pattern, conditions);

    private static AlgebraNode Slice(AlgebraNode pattern, SolutionModifiers modifiers) =>
        modifiers.Offset == 0 && modifiers.Limit is null ? pattern : new Slice(pattern, modifiers.Offset, modifiers.Limit);
}
