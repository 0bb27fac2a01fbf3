using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// What triple terms of patterns consist of, apart from the patterns: joined with them it gives the variables inside their values.
/// </summary>
/// <param name="Matches">The triple terms.</param>
internal sealed record TripleTerms(IReadOnlyList<TripleTermMatch> Matches) : AlgebraNode;
