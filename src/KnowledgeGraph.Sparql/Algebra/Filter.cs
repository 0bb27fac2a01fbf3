using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Filter(condition, input).</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Input">Input.</param>
public sealed record Filter(Expression Condition, AlgebraNode Input) : AlgebraNode;
