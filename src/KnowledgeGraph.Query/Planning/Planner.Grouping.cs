using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Expressions.Aggregates;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>GROUP BY and aggregates (SPARQL 1.1 §18.5.1).</content>
internal sealed partial class Planner
{
    private Operator PlanGrouping(Group group, ActiveGraph graph)
    {
        if (PlanCount(group, graph) is { } fromDirectory) return fromDirectory;
        if (graph.Variable is null && CountsRows(group))
        {
            Operator counted = Plan(group.Input, graph, new HashSet<Variable>());
            return new RowCount(Context, counted, [.. group.Aggregates.Select(binding => binding.Variable)]);
        }
        Aggregate plan = PlanGroups(group, graph, Analysis.Certain(group));
        return graph.Variable is null ? PlanEagerly(group, graph, plan) : plan;
    }

    private Aggregate PlanGroups(Group group, ActiveGraph graph, IReadOnlySet<Variable> certain)
    {
        // Under GRAPH the groups are those of each graph; without keys one of each, whether the pattern matches in it or not.
        IReadOnlyList<GroupKey> groupKeys = graph.Variable is not { } name ? group.Keys
            : [.. group.Keys, new GroupKey(new VariableExpression(name), name)];
        IReadOnlyList<ValueId> known = graph.Variable is not null && group.Keys.Count == 0 ? _dataset.NamedGraphs : [];
        HashSet<Variable> used = [];
        foreach (GroupKey key in groupKeys) ExpressionVariables.Collect(key.Expression, used);
        foreach (AggregateBinding binding in group.Aggregates) ExpressionVariables.Collect(binding.Aggregate, used);
        bool countsDistinctRows = group.Aggregates.Any(binding => binding.Aggregate is { IsDistinct: true, Argument: null });
        // Blank nodes and helper variables are no part of a solution.
        if (countsDistinctRows) used.UnionWith(Analysis.Possible(group.Input).Where(variable => variable.IsVisible));
        Operator input = Plan(group.Input, graph, used, null, Demand.All.AsSet(IsOfSets(group)));

        Variable[] outputs = [.. groupKeys.Select(key => key.Variable), .. group.Aggregates.Select(binding => binding.Variable)];
        var schema = new Schema(outputs, variable => variable == graph.Variable || certain.Contains(variable));
        CompiledExpression[] keys = [.. groupKeys.Select(key => Compile(key.Expression, input.Schema, graph))];
        AggregateColumn[] aggregates = BindAll(group.Aggregates, input, graph);
        string detail = string.Join(", ", group.Keys.Select(key => ExpressionText.Of(key.Expression))
            .Concat(group.Aggregates.Select(each => ExpressionText.Of(each.Aggregate))));
        return new Aggregate(Context, input, schema, keys, aggregates, known, detail)
        {
            EstimatedRows = keys.Length == 0 ? 1 : Math.Max(1, DistinctRows(group.Input, group.Keys, graph, input.EstimatedRows)),
        };
    }

    /// <summary>Whether nothing but the number of rows is asked for.</summary>
    private bool CountsRows(Group group) => group.Keys.Count == 0 && group.Aggregates.All(binding =>
        binding.Aggregate is { Function: AggregateFunction.Count, IsDistinct: false }
        && (binding.Aggregate.Argument is null
            || (binding.Aggregate.Argument is VariableExpression variable && Analysis.Certain(group.Input).Contains(variable.Variable))));

    /// <summary>Binds aggregates; those of the same argument share it.</summary>
    private AggregateColumn[] BindAll(IReadOnlyList<AggregateBinding> bindings, Operator input, ActiveGraph graph)
    {
        var columns = new AggregateColumn[bindings.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            CompiledExpression? argument = null;
            if (bindings[i].Aggregate.Argument is { } expression)
            {
                int same = 0;
                while (same < i && !(bindings[same].Aggregate.Argument is { } other && SameExpression.AreSame(other, expression))) same++;
                argument = same < i ? columns[same].Argument : Compile(expression, input.Schema, graph);
            }
            columns[i] = Bind(bindings[i].Aggregate, argument, input);
        }
        return columns;
    }

    private AggregateColumn Bind(AggregateExpression aggregate, CompiledExpression? argument, Operator input)
    {
        int[]? distinctColumns = !aggregate.IsDistinct || IsIndifferent(aggregate) ? null
            : aggregate.Argument is not null ? []
            : [.. Enumerable.Range(0, input.Schema.Count).Where(column => input.Schema[column].IsVisible)];
        // A constant need not be written as its number would be.
        bool isComputedNumber = argument is { IsNumeric: true, IsConstant: false };
        return new AggregateColumn(Accumulator.Create(aggregate, _compiler.Context, isComputedNumber), argument, distinctColumns);
    }
}
