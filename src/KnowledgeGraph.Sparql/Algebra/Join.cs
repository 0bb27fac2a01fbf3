namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Join(left, right).</summary>
/// <param name="Left">Left.</param>
/// <param name="Right">Right.</param>
public sealed record Join(AlgebraNode Left, AlgebraNode Right) : AlgebraNode;
