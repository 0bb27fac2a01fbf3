using KnowledgeGraph.Query.Expressions;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A condition of ORDER BY, bound to the columns of its input.</summary>
/// <param name="Expression">What is compared.</param>
/// <param name="Order">How it compares.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
internal sealed record SortKey(CompiledExpression Expression, ISortOrder Order, bool Descending);
