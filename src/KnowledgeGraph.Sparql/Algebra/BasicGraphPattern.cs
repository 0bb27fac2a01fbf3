namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>BGP: triple patterns matched together. Empty: the one empty solution.</summary>
/// <param name="Patterns">The patterns, in the order written.</param>
public sealed record BasicGraphPattern(IReadOnlyList<TriplePattern> Patterns) : AlgebraNode;
