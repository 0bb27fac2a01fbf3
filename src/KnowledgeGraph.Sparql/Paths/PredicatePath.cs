using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Paths;

/// <summary>A predicate IRI.</summary>
/// <param name="Predicate">The predicate.</param>
public sealed record PredicatePath(Iri Predicate) : PropertyPath;
