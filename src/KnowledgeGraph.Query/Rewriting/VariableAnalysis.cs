using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Which variables the solutions of a pattern may bind, and which they bind always. Remembers what it found. One thread at a time.
/// </summary>
internal sealed class VariableAnalysis
{
    // The patterns of single solutions (see Substitution) come and go: so many are remembered, then all are forgotten.
    private const int MostKnown = 4096;

    private readonly Dictionary<AlgebraNode, (HashSet<Variable> Possible, HashSet<Variable> Certain)> _known =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>The variables that some solution may bind.</summary>
    public IReadOnlySet<Variable> Possible(AlgebraNode node) => Analyse(node).Possible;

    /// <summary>The variables that every solution binds.</summary>
    public IReadOnlySet<Variable> Certain(AlgebraNode node) => Analyse(node).Certain;

    /// <summary>Whether the expression has a value in every solution that binds these variables.</summary>
    public static bool IsErrorFree(Expression expression, IReadOnlySet<Variable> certain) => expression switch
    {
        ConstantExpression => true,
        VariableExpression variable => certain.Contains(variable.Variable),
        BuiltInCall { Function: BuiltInFunction.Bound or BuiltInFunction.Now or BuiltInFunction.Rand } => true,
        BuiltInCall { Function: BuiltInFunction.Uuid or BuiltInFunction.StrUuid } => true,
        ExistsExpression => true,
        _ => false,
    };

    private (HashSet<Variable> Possible, HashSet<Variable> Certain) Analyse(AlgebraNode node)
    {
        if (_known.TryGetValue(node, out var known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        HashSet<Variable> possible = [], certain = [];
        switch (node)
        {
            case BasicGraphPattern or PathPattern or TripleTerms or KeyTable or BoundRow:
                MentionedVariables.Collect(node, possible);
                certain = possible;
                break;
            case ValuesTable table:
                possible = [.. table.Variables];
                certain = [.. table.Variables.Where((_, column) => table.Rows.All(row => row[column] is not null))];
                break;
            case Join join:
                possible = [.. Possible(join.Left), .. Possible(join.Right)];
                certain = [.. Certain(join.Left), .. Certain(join.Right)];
                break;
            case LeftJoin join:
                possible = [.. Possible(join.Left), .. Possible(join.Right)];
                certain = [.. Certain(join.Left)];
                break;
            case Union union:
                possible = [.. Possible(union.Left), .. Possible(union.Right)];
                certain = [.. Certain(union.Left)];
                certain.IntersectWith(Certain(union.Right));
                break;
            case Minus or ExistsJoin or Filter or OrderBy or Distinct or Reduced or Slice:
                (possible, certain) = Analyse(AlgebraTree.Children(node)[0]);
                break;
            case Extend extend:
                possible = [.. Possible(extend.Input), extend.Variable];
                certain = [.. Certain(extend.Input)];
                if (IsErrorFree(extend.Expression, Certain(extend.Input))) certain.Add(extend.Variable);
                break;
            case GraphPattern graph:
                possible = [.. Possible(graph.Input)];
                certain = [.. Certain(graph.Input)];
                if (graph.Name is Variable name)
                {
                    possible.Add(name);
                    certain.Add(name);
                }
                break;
            case Group group:
                possible = [.. group.Keys.Select(key => key.Variable), .. group.Aggregates.Select(aggregate => aggregate.Variable)];
                certain = [.. group.Keys.Where(key => IsErrorFree(key.Expression, Certain(group.Input))).Select(key => key.Variable)];
                certain.UnionWith(group.Aggregates.Where(each => each.Aggregate.Function == AggregateFunction.Count)
                    .Select(each => each.Variable));
                break;
            case Project project:
                possible = [.. project.Variables];
                certain = [.. project.Variables];
                possible.IntersectWith(Possible(project.Input));
                certain.IntersectWith(Certain(project.Input));
                break;
            case ServicePattern service:
                possible = [.. Possible(service.Input).Where(variable => variable.IsVisible)];
                if (!service.Silent) certain = [.. Certain(service.Input).Where(variable => variable.IsVisible)];
                if (service.Endpoint is Variable endpoint)
                {
                    possible.Add(endpoint);
                    certain.Add(endpoint);
                }
                break;
        }
        if (_known.Count == MostKnown) _known.Clear();
        _known[node] = (possible, certain);
        return (possible, certain);
    }
}
