namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Union(left, right).</summary>
/// <param name="Left">Left.</param>
/// <param name="Right">Right.</param>
public sealed record Union(AlgebraNode Left, AlgebraNode Right) : AlgebraNode;
