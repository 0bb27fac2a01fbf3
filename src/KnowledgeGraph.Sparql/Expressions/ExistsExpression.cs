using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Expressions;

/// <summary><c>EXISTS { … }</c>, <c>NOT EXISTS { … }</c></summary>
/// <param name="Pattern">The pattern, evaluated with the current solution substituted.</param>
/// <param name="Negated">NOT EXISTS.</param>
public sealed record ExistsExpression(AlgebraNode Pattern, bool Negated) : Expression;
