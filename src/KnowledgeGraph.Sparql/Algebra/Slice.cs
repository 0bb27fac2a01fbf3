namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Slice(input, offset, limit).</summary>
/// <param name="Input">Input.</param>
/// <param name="Offset">Rows skipped.</param>
/// <param name="Limit">Rows kept at most, or null.</param>
public sealed record Slice(AlgebraNode Input, long Offset, long? Limit) : AlgebraNode;
