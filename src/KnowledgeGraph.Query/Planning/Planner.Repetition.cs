using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Planning;

/// <content>Rows that are alike in all that is needed of them, where nobody minds how often they come.</content>
internal sealed partial class Planner
{
    private const double ExpectedRepeats = 2;

    /// <summary>In front of a join, which would multiply them, the rows without most of those that came before.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="needed">What is needed of them.</param>
    /// <param name="distinct">About how many different ones there are.</param>
    private Operator LeaveOutRepeated(Operator input, IReadOnlySet<Variable> needed, double distinct)
    {
        if (input.EstimatedRows < Costs.FewestToReduce) return input;
        Variable[] kept = [.. input.Schema.Variables.ToArray().Where(needed.Contains)];
        return new EarlyDistinct(Context, input, kept, isTried: input.EstimatedRows < distinct * ExpectedRepeats)
        {
            EstimatedRows = Math.Min(distinct, input.EstimatedRows),
            SortedBy = input.SortedBy is { } sorted && kept.Contains(sorted) ? sorted : null,
        };
    }

    /// <summary>Whether a condition says the same of rows that are alike.</summary>
    private static bool IsRepeatable(Expression? condition) => condition is null || Determinism.IsDeterministic(condition);

    /// <summary>Whether it makes no difference how often a row of the input comes.</summary>
    private static bool IsOfSets(Group group) =>
        group.Keys.All(key => Determinism.IsDeterministic(key.Expression))
        && group.Aggregates.All(binding => binding.Aggregate is { Argument: { } argument } aggregate
            && (aggregate.IsDistinct || IsIndifferent(aggregate)) && Determinism.IsDeterministic(argument));

    /// <summary>Whether values that come again change nothing, as in extremes and samples.</summary>
    private static bool IsIndifferent(AggregateExpression aggregate) =>
        aggregate.Function is AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.Sample;
}
