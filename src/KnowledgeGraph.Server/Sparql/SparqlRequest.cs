using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>A query operation of the SPARQL 1.1 Protocol (§2.1).</summary>
/// <param name="Query">The query text.</param>
/// <param name="DefaultGraphs">The <c>default-graph-uri</c> parameters.</param>
/// <param name="NamedGraphs">The <c>named-graph-uri</c> parameters.</param>
internal sealed record SparqlRequest(string Query, IReadOnlyList<Iri> DefaultGraphs, IReadOnlyList<Iri> NamedGraphs);
