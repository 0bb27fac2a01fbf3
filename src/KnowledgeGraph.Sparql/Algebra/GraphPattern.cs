namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Graph(name, input): GRAPH.</summary>
/// <param name="Name">An IRI or a variable.</param>
/// <param name="Input">Input.</param>
public sealed record GraphPattern(PatternTerm Name, AlgebraNode Input) : AlgebraNode;
