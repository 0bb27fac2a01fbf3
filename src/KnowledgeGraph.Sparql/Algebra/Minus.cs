namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Minus(left, right).</summary>
/// <param name="Left">Left.</param>
/// <param name="Right">Right.</param>
public sealed record Minus(AlgebraNode Left, AlgebraNode Right) : AlgebraNode;
