using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Counts and distinct values of a single triple pattern, which the index's directory answers without reading the
/// matches.</content>
internal sealed partial class Planner
{
    /// <summary>
    /// COUNT and COUNT(DISTINCT) over one triple pattern, for all its matches or by one of its variables; null where something else is
    /// asked, or reading all is cheaper.
    /// </summary>
    private Operator? PlanCount(Group group, ActiveGraph graph)
    {
        if (graph.Variable is not null || group.Keys.Count > 1 || !TryGetPattern(group.Input, graph, out QuadPattern? pattern)) return null;
        var counts = new List<DirectoryCount>();
        foreach (AggregateBinding binding in group.Aggregates)
        {
            if (!TryCount(binding, pattern, out DirectoryCount? count)) return null;
            counts.Add(count);
        }
        switch (group.Keys)
        {
            case []:
                ValueId[] values = [.. counts.Select(count => _compiler.Context.Values.Create(count.Of(Context.Snapshot, pattern.Prefix,
                    pattern.Graphs)))];
                return PlanRow(new BoundRow([.. counts.Select(count => count.Variable)], values));
            case [{ Expression: VariableExpression key, Variable: var variable }]:
                return PlanDistinctScan(pattern, key.Variable, variable, counts);
            default:
                return null;
        }
    }

    /// <summary>The different values of one variable of one triple pattern; null where something else is asked.</summary>
    private DistinctScan? PlanDistinctValues(AlgebraNode node, ActiveGraph graph) =>
        graph.Variable is null && node is Algebra.Project { Variables: [var variable] } project
            && TryGetPattern(project.Input, graph, out QuadPattern? pattern)
            ? PlanDistinctScan(pattern, variable, variable, [])
            : null;

    private DistinctScan? PlanDistinctScan(QuadPattern pattern, Variable key, Variable output, List<DirectoryCount> counts)
    {
        int place = pattern.PlaceOf(key);
        if (place < 0) return null;
        // Only all triples of several graphs are sorted by graph.
        bool isByGraph = pattern.Prefix == default && (pattern.Graphs.IsAll || pattern.Graphs.Graphs.Count > 1);
        if (place == QuadPattern.GraphPlace && !isByGraph) return null;
        double rows = _statistics.Rows(pattern);
        double distinct = place == QuadPattern.GraphPlace ? _dataset.NamedGraphs.Count : _statistics.Distinct(pattern, place, rows);
        if (counts.Exists(count => count.Place >= 0) && distinct * Costs.DistinctCount > rows) return null;
        return new DistinctScan(Context, pattern, place, output, counts) { EstimatedRows = distinct };
    }

    private static bool TryCount(AggregateBinding binding, QuadPattern pattern, [NotNullWhen(true)] out DirectoryCount? count)
    {
        count = null;
        if (binding.Aggregate.Function != AggregateFunction.Count) return false;
        int place = DirectoryCount.AllRows;
        if (binding.Aggregate.Argument is not null)
        {
            if (binding.Aggregate.Argument is not VariableExpression variable) return false;
            place = pattern.PlaceOf(variable.Variable);
            if (place < 0) return false;
        }
        // The matches of a pattern differ from one another: those that count once are all, unless a blank node hides how.
        bool hides = place < 0 && pattern.Variables.Any(each => !each.IsVisible);
        if (binding.Aggregate.IsDistinct && (place == QuadPattern.GraphPlace || hides))
        {
            return false;
        }
        count = new DirectoryCount(binding.Variable, binding.Aggregate.IsDistinct ? place : DirectoryCount.AllRows);
        return true;
    }

    private bool TryGetPattern(AlgebraNode node, ActiveGraph graph, [NotNullWhen(true)] out QuadPattern? pattern)
    {
        pattern = null;
        if (node is GraphPattern { Name: not Variable } named && IdOf(named.Name) is var name && _dataset.HasNamed(name))
        {
            return TryGetPattern(named.Input, new ActiveGraph(GraphSelector.One(name), null), out pattern);
        }
        if (node is GraphPattern { Name: Variable variable } every && GraphPushing.IsAllowed(every.Input, variable))
        {
            return TryGetPattern(every.Input, new ActiveGraph(_dataset.Named, variable), out pattern);
        }
        if (node is not BasicGraphPattern { Patterns: [var triple] }) return false;
        pattern = (CreatePattern(triple, triple, graph) as PatternElement)?.Pattern;
        return pattern is { HasRepeatedVariable: false };
    }
}
