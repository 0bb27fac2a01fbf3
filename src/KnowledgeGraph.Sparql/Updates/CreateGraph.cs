using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>CREATE (SPARQL 1.1 Update §3.2.1).</summary>
/// <param name="Graph">The graph to be created.</param>
/// <param name="Silent">Whether it may exist already.</param>
public sealed record CreateGraph(Iri Graph, bool Silent) : UpdateOperation;
