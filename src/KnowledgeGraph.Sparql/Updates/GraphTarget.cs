using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>The graphs that CLEAR and DROP work on.</summary>
/// <param name="Kind">Which graphs.</param>
/// <param name="Graph">The graph where <paramref name="Kind"/> is <see cref="GraphTargetKind.Graph"/>, else null.</param>
public sealed record GraphTarget(GraphTargetKind Kind, Iri? Graph = null);
