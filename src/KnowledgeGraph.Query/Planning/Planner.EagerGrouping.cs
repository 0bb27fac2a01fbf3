using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Aggregates that are computed of part of a join before the join.</content>
internal sealed partial class Planner
{
    // The part of a join that is grouped may be a join of which a part is.
    private const int MostEager = 2;

    private int _eager;

    /// <summary>The plan for a group, or one that groups part of its join first, where that takes far fewer rows.</summary>
    private Operator PlanEagerly(Group group, ActiveGraph graph, Aggregate lazy)
    {
        double rows = lazy.EstimatedInput;
        if (rows < Costs.FewestToReduce || _eager == MostEager) return lazy;
        _eager++;
        Operator best = lazy;
        foreach (EagerGrouping way in new EagerAggregation(Analysis).Of(group))
        {
            Context.Check();
            double gain = Costs.EagerGain;
            double rowsOfPart = RowsToGroup(way.Part, graph);
            if (gain * rowsOfPart > rows) continue;
            Aggregate eager = PlanGroups(way.Whole, graph, Analysis.Certain(group));
            if (gain * (rowsOfPart + eager.EstimatedInput) > rows || (gain > 0 && eager.EstimatedWork > best.EstimatedWork))
            {
                eager.Dispose();
                continue;
            }
            best.Dispose();
            best = AddAverages(eager, way, group, graph);
            if (gain == 0) break;
        }
        _eager--;
        return best;
    }

    /// <summary>The rows that are read to group a pattern, or none but the groups where the directory counts them.</summary>
    private double RowsToGroup(Group part, ActiveGraph graph)
    {
        using Operator plan = PlanGrouping(part, graph);
        return plan is Aggregate aggregate ? aggregate.EstimatedInput : plan.EstimatedRows;
    }

    private Operator AddAverages(Operator input, EagerGrouping way, Group group, ActiveGraph graph)
    {
        if (way.Averages.Count == 0) return input;
        double rows = input.EstimatedRows;
        foreach (var (variable, expression) in way.Averages)
        {
            input = new Operators.Extend(Context, input, variable, Compile(expression, input.Schema, graph), isCertain: false,
                $"{ExpressionText.Of(expression)} AS {PatternText.Of(variable)}")
            {
                EstimatedRows = rows,
            };
        }
        Variable[] outputs = [.. group.Keys.Select(key => key.Variable), .. group.Aggregates.Select(binding => binding.Variable)];
        return new Operators.Project(Context, input, outputs) { EstimatedRows = rows };
    }
}
