namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Distinct(input).</summary>
/// <param name="Input">Input.</param>
public sealed record Distinct(AlgebraNode Input) : AlgebraNode;
