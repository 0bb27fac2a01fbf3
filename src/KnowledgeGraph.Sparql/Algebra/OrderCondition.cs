using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A condition of ORDER BY (§15.1).</summary>
/// <param name="Expression">The value sorted by.</param>
/// <param name="Descending">Whether the order is reversed.</param>
public sealed record OrderCondition(Expression Expression, bool Descending);
