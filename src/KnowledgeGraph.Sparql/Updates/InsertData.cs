using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>INSERT DATA (SPARQL 1.1 Update §3.1.1).</summary>
/// <param name="Quads">The quads; their blank nodes are new ones, the same label being the same node within the operation.</param>
public sealed record InsertData(IReadOnlyList<Quad> Quads) : UpdateOperation;
