namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Reduced(input).</summary>
/// <param name="Input">Input.</param>
public sealed record Reduced(AlgebraNode Input) : AlgebraNode;
