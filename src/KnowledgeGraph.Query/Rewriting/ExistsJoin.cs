using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// The solutions of the left side that have, or have not, a compatible one on the right with which the condition is true.
/// </summary>
/// <param name="Left">What is filtered.</param>
/// <param name="Right">The pattern of EXISTS.</param>
/// <param name="Condition">A condition on the joined solution, or null for true.</param>
/// <param name="Negated">NOT EXISTS.</param>
internal sealed record ExistsJoin(AlgebraNode Left, AlgebraNode Right, Expression? Condition, bool Negated) : AlgebraNode;
