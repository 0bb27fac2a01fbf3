using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// Takes the aggregates out of the expressions of a grouped query (SPARQL 1.1 §18.2.4.1): each becomes a variable that the group
/// binds; other variables stand for a sample of the group, unless they are keys or results of SELECT.
/// </summary>
internal sealed class GroupingRewriter(BlankNodeLabels labels, IReadOnlyCollection<Variable> keys) : ExpressionRewriter
{
    private readonly Dictionary<AggregateExpression, Variable> _aggregates = [];
    private readonly Dictionary<Variable, Expression> _results = [];

    /// <summary>The aggregates found.</summary>
    public IReadOnlyList<AggregateBinding> Bindings => [.. _aggregates.Select(pair => new AggregateBinding(pair.Value, pair.Key))];

    /// <summary>
    /// Whether variables of SELECT are bound already (ORDER BY), or are replaced by what they stand for (HAVING, which comes before).
    /// </summary>
    public bool ResultsAreBound { get; set; } = true;

    /// <summary>Called for a variable that is neither key nor result, before it becomes a sample; may refuse it.</summary>
    public Action<Variable>? OnUngrouped { get; set; }

    /// <summary>Makes a variable of SELECT known to what follows.</summary>
    public void AddResult(Variable variable, Expression rewritten) => _results[variable] = rewritten;

    protected override Expression RewriteVariable(VariableExpression variable)
    {
        if (keys.Contains(variable.Variable)) return variable;
        if (_results.TryGetValue(variable.Variable, out Expression? value)) return ResultsAreBound ? variable : value;
        OnUngrouped?.Invoke(variable.Variable);
        return RewriteAggregate(new AggregateExpression(AggregateFunction.Sample, IsDistinct: false, variable, " "));
    }

    protected override Expression RewriteAggregate(AggregateExpression aggregate)
    {
        if (!_aggregates.TryGetValue(aggregate, out Variable? variable)) _aggregates.Add(aggregate, variable = labels.Fresh());
        return new VariableExpression(variable);
    }
}
