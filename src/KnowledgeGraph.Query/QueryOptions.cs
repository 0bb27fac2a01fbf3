using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query;

/// <summary>The conditions under which a query runs.</summary>
public sealed record QueryOptions
{
    /// <summary>What the default graph is where neither the query nor the protocol names one.</summary>
    public DefaultGraphMode DefaultGraph { get; init; } = DefaultGraphMode.Union;

    /// <summary>
    /// The protocol's <c>default-graph-uri</c> parameters; with <see cref="NamedGraphs"/> they replace the query's own dataset (SPARQL
    /// 1.1 Protocol §2.1.4).
    /// </summary>
    public IReadOnlyList<Iri> DefaultGraphs { get; init; } = [];

    /// <summary>The protocol's <c>named-graph-uri</c> parameters.</summary>
    public IReadOnlyList<Iri> NamedGraphs { get; init; } = [];

    /// <summary>
    /// Values that variables have from the start, by name without <c>?</c>: they stand in for the variables everywhere in the query, as
    /// in SHACL's pre-binding (SHACL appendix A). Sub-queries see those that they return.
    /// </summary>
    public IReadOnlyDictionary<string, Term> Bindings { get; init; } = new Dictionary<string, Term>();

    /// <summary>How long the query may run; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most bytes that the query's hash tables, sorts and new terms may hold.</summary>
    public long MemoryBudget { get; init; } = 1L << 30;

    /// <summary>What SERVICE calls other endpoints with; null: none is called.</summary>
    public IServiceClient? Services { get; init; }

    /// <summary>Whether each operator counts its rows and time, for <see cref="QueryResult.Plan"/>.</summary>
    public bool Profile { get; init; }
}
