using KnowledgeGraph.Query.Expressions;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A condition of ORDER BY, bound to the columns of its input.</summary>
internal sealed record SortKey(CompiledExpression Expression, bool Descending);
