using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Resources;

/// <summary>A statement about a resource, and the graph that it stands in.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Object">The object.</param>
/// <param name="Graph">The graph; null for the default graph.</param>
public sealed record ResourceStatement(Term Subject, Iri Predicate, Term Object, Term? Graph);
