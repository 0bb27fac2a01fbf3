namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>OrderBy(input, conditions).</summary>
/// <param name="Input">Input.</param>
/// <param name="Conditions">The conditions, the strongest first.</param>
public sealed record OrderBy(AlgebraNode Input, IReadOnlyList<OrderCondition> Conditions) : AlgebraNode;
