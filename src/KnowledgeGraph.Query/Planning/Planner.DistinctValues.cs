using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>How many different values variables take, and how many groups there are of them.</content>
internal sealed partial class Planner
{
    /// <summary>About how many groups the rows of a pattern make.</summary>
    /// <param name="node">The pattern.</param>
    /// <param name="keys">What it is grouped by.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="rows">The rows expected of it.</param>
    private double DistinctRows(AlgebraNode node, IReadOnlyList<GroupKey> keys, ActiveGraph graph, double rows)
    {
        if (keys.Count == 1) return Math.Min(rows, DistinctValues(node, keys[0].Expression, graph));
        List<(Expression Key, double Values)> sorted = [.. keys
            .Select(key => (key.Expression, Math.Min(rows, DistinctValues(node, key.Expression, graph))))
            .OrderByDescending(key => key.Item2)];
        List<PatternElement> patterns = PatternsOf(node, graph);
        double groups = 1;
        for (int i = 0; i < sorted.Count && groups < rows; i++)
        {
            // Keys are rarely independent, and where a pattern has both there are no more than so many of the one to each of the other.
            double factor = i == 0 ? sorted[i].Values : Math.Sqrt(sorted[i].Values);
            for (int other = 0; other < i; other++) factor = Math.Min(factor, Fanout(patterns, sorted[other].Key, sorted[i].Key));
            groups *= Math.Max(1, factor);
        }
        return Math.Min(rows, groups);
    }

    /// <summary>About how many different values an expression takes in the solutions of a pattern; infinitely many where nothing is known.</summary>
    private double DistinctValues(AlgebraNode node, Expression expression, ActiveGraph graph) =>
        !Determinism.IsDeterministic(expression) || ExpressionVariables.HasExists(expression) ? double.PositiveInfinity
            : ExpressionVariables.Of(expression).Aggregate(1.0, (product, variable) => product * Math.Max(1, DistinctValues(node, variable, graph)));

    private double DistinctValues(AlgebraNode node, Variable variable, ActiveGraph graph)
    {
        switch (node)
        {
            case BasicGraphPattern pattern:
                return pattern.Patterns.Where(triple => triple.Subject == variable || triple.Predicate == variable || triple.Object == variable)
                    .Select(triple => CreatePattern(triple, triple, graph).Distinct(variable))
                    .DefaultIfEmpty(double.PositiveInfinity).Min();
            case Algebra.Join join:
                return Math.Min(DistinctValues(join.Left, variable, graph), DistinctValues(join.Right, variable, graph));
            case Algebra.LeftJoin join:
                return DistinctValues(Analysis.Possible(join.Left).Contains(variable) ? join.Left : join.Right, variable, graph);
            case Algebra.Union union:
                return DistinctValues(union.Left, variable, graph) + DistinctValues(union.Right, variable, graph);
            case ExistsJoin or Algebra.Minus or Algebra.Filter or OrderBy or Algebra.Distinct or Algebra.Reduced or Algebra.Slice or Algebra.Project:
                return DistinctValues(AlgebraTree.Children(node)[0], variable, graph);
            case Algebra.Extend extend:
                return extend.Variable == variable ? DistinctValues(extend.Input, extend.Expression, graph)
                    : DistinctValues(extend.Input, variable, graph);
            case Group group when group.Keys.FirstOrDefault(key => key.Variable == variable) is { } key:
                return DistinctValues(group.Input, key.Expression, graph);
            case ValuesTable table when table.Variables.Contains(variable):
                return table.Rows.Count;
            case KeyTable table when table.Variables.Contains(variable):
                return table.Rows.Count;
            default:
                return double.PositiveInfinity;
        }
    }

    /// <summary>How many values the one has for each of the other in the patterns that have both; infinitely many without such.</summary>
    private static double Fanout(List<PatternElement> patterns, Expression from, Expression to)
    {
        if (from is not VariableExpression { Variable: var one } || to is not VariableExpression { Variable: var other }) return double.PositiveInfinity;
        return patterns.Where(pattern => pattern.Variables.Contains(one) && pattern.Variables.Contains(other))
            .Select(pattern => pattern.Rows / Math.Max(1, pattern.Distinct(one)))
            .DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    /// <summary>The triple patterns of which every solution of a pattern has a match.</summary>
    private List<PatternElement> PatternsOf(AlgebraNode node, ActiveGraph graph)
    {
        List<PatternElement> patterns = [];
        var stack = new Stack<AlgebraNode>([node]);
        while (stack.TryPop(out AlgebraNode? each))
        {
            switch (each)
            {
                case BasicGraphPattern basic:
                    patterns.AddRange(basic.Patterns.Select(triple => CreatePattern(triple, triple, graph)).OfType<PatternElement>());
                    break;
                case Algebra.Join join:
                    stack.Push(join.Left);
                    stack.Push(join.Right);
                    break;
                case Algebra.LeftJoin or ExistsJoin or Algebra.Minus or Algebra.Filter or Algebra.Extend:
                    stack.Push(AlgebraTree.Children(each)[0]);
                    break;
            }
        }
        return patterns;
    }
}
