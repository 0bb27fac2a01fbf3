using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>A triple pattern of a template and the graph that it belongs to.</summary>
/// <param name="Graph">An IRI or a variable; null where the template names none: the graph of WITH, else the default graph.</param>
/// <param name="Triple">The triple; blank nodes are invisible variables that are made anew for each solution.</param>
public sealed record QuadPattern(PatternTerm? Graph, TriplePattern Triple);
