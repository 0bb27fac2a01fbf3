using System.Text;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>The running state of one aggregate for every group, fed column by column (SPARQL 1.1 §18.5.1). One thread at a time.</summary>
/// <remarks>
/// Groups are dense indices from 0; a group comes into being with the first index that names it. An error or unbound value makes SUM and
/// AVG of its group an error; the other aggregates pass over it, so that a value that OPTIONAL left out does not hide those that are there.
/// </remarks>
internal abstract class Accumulator
{
    /// <summary>Creates the accumulator of an aggregate. For DISTINCT the caller passes each value of a group, or each row, on once.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="context">The query's context.</param>
    /// <param name="isNumeric">Whether its argument is nothing but numbers and errors.</param>
    public static Accumulator Create(AggregateExpression aggregate, ExpressionContext context, bool isNumeric) =>
        aggregate.Function switch
        {
            AggregateFunction.Count => new CountAccumulator(context.Values),
            AggregateFunction.Sum => new SumAccumulator(context.Values, isAverage: false),
            AggregateFunction.Avg => new SumAccumulator(context.Values, isAverage: true),
            AggregateFunction.Min when isNumeric => new NumericExtremeAccumulator(context.Values, sign: 1),
            AggregateFunction.Max when isNumeric => new NumericExtremeAccumulator(context.Values, sign: -1),
            AggregateFunction.Min => new ExtremeAccumulator(context.Comparer, sign: 1),
            AggregateFunction.Max => new ExtremeAccumulator(context.Comparer, sign: -1),
            AggregateFunction.Sample => new SampleAccumulator(),
            _ => new ConcatAccumulator(context, Encoding.UTF8.GetBytes(aggregate.Separator)),
        };

    /// <summary>
    /// Adds rows: the group of each, and the value of the aggregate's argument, <see cref="ValueId.None"/> for an error or unbound.
    /// COUNT(*) takes no values: an empty span.
    /// </summary>
    public abstract void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> values);

    /// <summary>Whether it takes numbers as they are, so that no terms need be made of them.</summary>
    public virtual bool TakesNumbers => false;

    /// <summary>As <see cref="Add"/>, where <see cref="TakesNumbers"/>.</summary>
    public virtual void AddNumbers(ReadOnlySpan<int> groups, ReadOnlySpan<Numeric> numbers) =>
        throw new NotSupportedException($"{GetType().Name} takes terms");

    /// <summary>
    /// The aggregate of a group; <see cref="ValueId.None"/> for an error. A group without rows gives the value of the empty group.
    /// </summary>
    public abstract ValueId Result(int group);

    /// <summary>The bytes that the states hold now.</summary>
    public abstract long MemoryBytes { get; }
}
