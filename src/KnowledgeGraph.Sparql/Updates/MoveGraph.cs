using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>
/// MOVE (SPARQL 1.1 Update §3.2.4): all statements of a graph go into another; the destination is emptied first and the source removed.
/// </summary>
/// <param name="Source">The source; null for the default graph.</param>
/// <param name="Destination">The destination; null for the default graph.</param>
/// <param name="Silent">Whether a failure is no error.</param>
public sealed record MoveGraph(Iri? Source, Iri? Destination, bool Silent) : UpdateOperation;
