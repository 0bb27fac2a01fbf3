using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Updating;

/// <summary>The conditions under which an update request runs.</summary>
public sealed record UpdateOptions
{
    /// <summary>
    /// What the default graph of WHERE is where neither WITH, USING nor the protocol names one. Templates and data without GRAPH mean
    /// the store's default graph always; so does, by default, WHERE.
    /// </summary>
    public DefaultGraphMode DefaultGraph { get; init; } = DefaultGraphMode.StoreDefault;

    /// <summary>The protocol's <c>using-graph-uri</c> parameters (SPARQL 1.1 Protocol §2.2.3); not together with USING or WITH.</summary>
    public IReadOnlyList<Iri> UsingGraphs { get; init; } = [];

    /// <summary>The protocol's <c>using-named-graph-uri</c> parameters; not together with USING or WITH.</summary>
    public IReadOnlyList<Iri> UsingNamedGraphs { get; init; } = [];

    /// <summary>How long the request may run, waiting for other writers included and the commit left out; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most bytes that the WHERE clauses may hold as in a query, and the changes of all operations.</summary>
    public long MemoryBudget { get; init; } = 1L << 30;

    /// <summary>What SERVICE in WHERE calls other endpoints with; null: none is called.</summary>
    public IServiceClient? Services { get; init; }

    /// <summary>What LOAD reads with; null: LOAD is refused.</summary>
    public IGraphLoader? Loader { get; init; }
}
