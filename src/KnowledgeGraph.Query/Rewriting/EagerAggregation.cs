using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Finds ways to aggregate before a join what would be aggregated after it (Yan and Larson, "Eager Aggregation and Lazy Aggregation", VLDB 1995).
/// A part of the join that shares one variable with all the rest is grouped by this variable, and the rows that the join makes of one such
/// group stand for all the rows of it. One thread at a time.
/// </summary>
/// <remarks>
/// Nobody but the aggregates may read other variables of the part: no key, no condition that reads the rest too, no OPTIONAL, MINUS or EXISTS.
/// Each aggregate reads either the part alone, and is taken apart (a sum of sums, a sum of counts, an extreme of extremes), or the rest
/// alone, where it counts rows or does not mind how often they come.
/// </remarks>
internal sealed class EagerAggregation(VariableAnalysis analysis)
{
    private const int MostMembers = 16;

    /// <summary>The ways for a group; none where there are none, or its parts can't be told apart.</summary>
    public IEnumerable<EagerGrouping> Of(Group group)
    {
        if (!CanSplit(group)) return [];
        HashSet<Variable> read = [];
        foreach (GroupKey key in group.Keys) ExpressionVariables.Collect(key.Expression, read);
        List<AlgebraNode> above = [];
        if (!TryDescend(group.Input, above, read, out AlgebraNode joined)) return [];
        var join = JoinParts.Of(joined, analysis);
        return join is null || join.Members.Count is < 2 or > MostMembers ? []
            : join.Shared.SelectMany(variable => Splits(join, variable, read, group))
                .Select(split => Split(group, above, join, split)).OfType<EagerGrouping>();
    }

    private static bool CanSplit(Group group) =>
        group.Keys.All(key => IsPlain(key.Expression))
        && group.Aggregates.Count > 0
        && group.Aggregates.All(binding => binding.Aggregate.Function != AggregateFunction.GroupConcat
            && (binding.Aggregate.Argument is { } argument ? IsPlain(argument) : !binding.Aggregate.IsDistinct));

    private static bool IsPlain(Expression expression) => Determinism.IsDeterministic(expression) && !ExpressionVariables.HasExists(expression);

    /// <summary>Goes down to the join through steps that see each of its rows for itself, collecting what they read.</summary>
    private bool TryDescend(AlgebraNode node, List<AlgebraNode> above, HashSet<Variable> read, out AlgebraNode joined)
    {
        for (joined = node; ; joined = AlgebraTree.Children(joined)[0])
        {
            switch (joined)
            {
                case ExistsJoin each when each.Condition is null || IsPlain(each.Condition):
                    read.UnionWith(analysis.Possible(each.Right));
                    if (each.Condition is not null) ExpressionVariables.Collect(each.Condition, read);
                    break;
                case LeftJoin each when each.Condition is null || IsPlain(each.Condition):
                    read.UnionWith(analysis.Possible(each.Right));
                    if (each.Condition is not null) ExpressionVariables.Collect(each.Condition, read);
                    break;
                case Minus each:
                    read.UnionWith(analysis.Possible(each.Right));
                    break;
                case Extend each when IsPlain(each.Expression):
                    ExpressionVariables.Collect(each.Expression, read);
                    break;
                case Filter { Input: not (Join or BasicGraphPattern or Filter) } each when IsPlain(each.Condition):
                    ExpressionVariables.Collect(each.Condition, read);
                    break;
                default:
                    return joined is Join or BasicGraphPattern or Filter;
            }
            above.Add(joined);
        }
    }

    /// <summary>
    /// The parts that share the one variable with the rest: the largest one, which restricts itself most, and the one that has no more than
    /// the aggregates read.
    /// </summary>
    private static IEnumerable<JoinSplit> Splits(JoinParts join, Variable shared, HashSet<Variable> read, Group group)
    {
        HashSet<Variable> arguments = [];
        foreach (AggregateBinding binding in group.Aggregates) ExpressionVariables.Collect(binding.Aggregate, arguments);
        JoinSplit largest = join.Without(read, shared);
        if (largest.IsProper) yield return largest;
        JoinSplit smallest = join.With(arguments, shared);
        if (smallest.IsProper && !smallest.Variables.Overlaps(read.Where(variable => variable != shared)) && !smallest.HasSameMembers(largest))
        {
            yield return smallest;
        }
    }

    private EagerGrouping? Split(Group group, List<AlgebraNode> above, JoinParts join, JoinSplit split)
    {
        AlgebraNode part = join.Join(split.Members, split.Conditions);
        if (!analysis.Certain(part).Contains(split.Shared)) return null;
        var taken = new AggregateSplit(group.Aggregates[0].Variable, split, analysis.Certain(group.Input));
        foreach (AggregateBinding binding in group.Aggregates)
        {
            if (!taken.TryAdd(binding)) return null;
        }
        if (taken.Inner.Count == 0) return null;
        var inner = new Group(part, [new GroupKey(new VariableExpression(split.Shared), split.Shared)], taken.Inner);
        AlgebraNode input = join.JoinRest(inner, split);
        for (int i = above.Count - 1; i >= 0; i--)
        {
            input = above[i] switch
            {
                ExistsJoin each => each with { Left = input },
                LeftJoin each => each with { Left = input },
                Minus each => each with { Left = input },
                Extend each => each with { Input = input },
                Filter each => each with { Input = input },
                _ => throw new InvalidOperationException($"{above[i].GetType().Name} is no step above a join"),
            };
        }
        return new EagerGrouping(inner, new Group(input, group.Keys, taken.Outer), taken.Averages(group.Keys.Count == 0));
    }
}
