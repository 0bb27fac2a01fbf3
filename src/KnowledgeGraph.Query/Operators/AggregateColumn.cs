using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Expressions.Aggregates;

namespace KnowledgeGraph.Query.Operators;

/// <summary>An aggregate bound to its input.</summary>
/// <param name="Accumulator">Its states.</param>
/// <param name="Argument">Its argument; null for COUNT(*).</param>
/// <param name="DistinctColumns">
/// For DISTINCT the input columns that tell rows apart, besides the argument; null where duplicates count.
/// </param>
internal sealed record AggregateColumn(Accumulator Accumulator, CompiledExpression? Argument, int[]? DistinctColumns);
