namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Project(input, variables); also the border of a sub-query.</summary>
/// <param name="Input">Input.</param>
/// <param name="Variables">What is kept, in order.</param>
public sealed record Project(AlgebraNode Input, IReadOnlyList<Variable> Variables) : AlgebraNode;
