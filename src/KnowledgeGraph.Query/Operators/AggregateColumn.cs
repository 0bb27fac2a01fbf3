using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Expressions.Aggregates;

namespace KnowledgeGraph.Query.Operators;

/// <summary>An aggregate bound to its input.</summary>
/// <param name="Accumulator">Its states.</param>
/// <param name="Argument">Its argument; null for COUNT(*).</param>
/// <param name="DistinctRows">The rows seen, for COUNT(DISTINCT *); else null.</param>
internal sealed record AggregateColumn(Accumulator Accumulator, CompiledExpression? Argument, RowSet? DistinctRows);
