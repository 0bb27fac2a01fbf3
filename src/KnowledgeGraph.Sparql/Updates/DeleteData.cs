using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>DELETE DATA (SPARQL 1.1 Update §3.1.2).</summary>
/// <param name="Quads">The quads, without blank nodes.</param>
public sealed record DeleteData(IReadOnlyList<Quad> Quads) : UpdateOperation;
