using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>How often a class or a property goes with another one in the graph.</summary>
/// <param name="Other">The class or property that it goes with.</param>
/// <param name="Count">In how many statements, or of how many things.</param>
public sealed record TermUse(Iri Other, string Count);
