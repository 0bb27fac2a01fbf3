using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>LOAD (SPARQL 1.1 Update §3.1.4).</summary>
/// <param name="Source">The document to be read.</param>
/// <param name="Destination">The graph that receives it; null for the default graph.</param>
/// <param name="Silent">Whether a failure is no error.</param>
public sealed record LoadGraph(Iri Source, Iri? Destination, bool Silent) : UpdateOperation;
