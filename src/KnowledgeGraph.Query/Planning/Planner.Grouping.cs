using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Expressions.Aggregates;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Planning;

/// <content>GROUP BY and aggregates (SPARQL 1.1 §18.5.1).</content>
internal sealed partial class Planner
{
    private Operator PlanGrouping(Group group, ActiveGraph graph)
    {
        if (PlanCount(group, graph) is { } fromDirectory) return fromDirectory;
        if (CountsRows(group))
        {
            Operator counted = Plan(group.Input, graph, new HashSet<Variable>());
            return new RowCount(Context, counted, [.. group.Aggregates.Select(binding => binding.Variable)]);
        }
        HashSet<Variable> used = [];
        foreach (GroupKey key in group.Keys) ExpressionVariables.Collect(key.Expression, used);
        foreach (AggregateBinding binding in group.Aggregates) ExpressionVariables.Collect(binding.Aggregate, used);
        bool countsDistinctRows = group.Aggregates.Any(binding => binding.Aggregate is { IsDistinct: true, Argument: null });
        // Blank nodes and helper variables are no part of a solution.
        if (countsDistinctRows) used.UnionWith(Analysis.Possible(group.Input).Where(variable => variable.IsVisible));
        Operator input = Plan(group.Input, graph, used);

        Variable[] outputs = [.. group.Keys.Select(key => key.Variable), .. group.Aggregates.Select(binding => binding.Variable)];
        var schema = new Schema(outputs, Analysis.Certain(group).Contains);
        CompiledExpression[] keys = [.. group.Keys.Select(key => Compile(key.Expression, input.Schema, graph))];
        AggregateColumn[] aggregates = [.. group.Aggregates.Select(binding => Bind(binding.Aggregate, input, graph))];
        string detail = string.Join(", ", group.Keys.Select(key => ExpressionText.Of(key.Expression))
            .Concat(group.Aggregates.Select(each => ExpressionText.Of(each.Aggregate))));
        return new Aggregate(Context, input, schema, keys, aggregates, detail)
        {
            EstimatedRows = keys.Length == 0 ? 1 : Math.Max(1, input.EstimatedRows / 4),
        };
    }

    /// <summary>Whether nothing but the number of rows is asked for.</summary>
    private bool CountsRows(Group group) => group.Keys.Count == 0 && group.Aggregates.All(binding =>
        binding.Aggregate is { Function: AggregateFunction.Count, IsDistinct: false }
        && (binding.Aggregate.Argument is null
            || (binding.Aggregate.Argument is VariableExpression variable && Analysis.Certain(group.Input).Contains(variable.Variable))));

    private AggregateColumn Bind(AggregateExpression aggregate, Operator input, ActiveGraph graph)
    {
        // Duplicates change neither the extremes nor a sample.
        bool isIndifferent = aggregate.Function is AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.Sample;
        int[]? distinctColumns = !aggregate.IsDistinct || isIndifferent ? null
            : aggregate.Argument is not null ? []
            : [.. Enumerable.Range(0, input.Schema.Count).Where(column => input.Schema[column].IsVisible)];
        CompiledExpression? argument = aggregate.Argument is null ? null : Compile(aggregate.Argument, input.Schema, graph);
        return new AggregateColumn(Accumulator.Create(aggregate, _compiler.Context), argument, distinctColumns);
    }
}
