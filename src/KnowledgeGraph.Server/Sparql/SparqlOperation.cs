using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>An operation of the SPARQL 1.1 Protocol (§2), as it was sent.</summary>
/// <param name="Text">The query or the update.</param>
/// <param name="DefaultGraphs">The parameters <c>default-graph-uri</c>, or <c>using-graph-uri</c> of an update.</param>
/// <param name="NamedGraphs">The parameters <c>named-graph-uri</c>, or <c>using-named-graph-uri</c> of an update.</param>
/// <param name="Timeout">How long it may run at most, where the client says so.</param>
internal abstract record SparqlOperation(string Text, IReadOnlyList<Iri> DefaultGraphs, IReadOnlyList<Iri> NamedGraphs, TimeSpan? Timeout);

/// <summary>A query operation (§2.1), or where <c>Explain</c> says so, the wish to see its plan in place of its answer.</summary>
internal sealed record QueryOperation(
    string Text, IReadOnlyList<Iri> DefaultGraphs, IReadOnlyList<Iri> NamedGraphs, TimeSpan? Timeout, ExplainFormat Explain)
    : SparqlOperation(Text, DefaultGraphs, NamedGraphs, Timeout);

/// <summary>An update operation (§2.2).</summary>
internal sealed record UpdateOperation(string Text, IReadOnlyList<Iri> DefaultGraphs, IReadOnlyList<Iri> NamedGraphs, TimeSpan? Timeout)
    : SparqlOperation(Text, DefaultGraphs, NamedGraphs, Timeout);
