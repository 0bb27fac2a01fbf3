using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>
/// FROM and FROM NAMED (SPARQL 1.1 §13.2). Where both lists are empty the query has no dataset clause: see <see cref="IsEmpty"/>.
/// </summary>
/// <param name="Default">The graphs merged into the default graph.</param>
/// <param name="Named">The named graphs.</param>
public sealed record DatasetClause(IReadOnlyList<Iri> Default, IReadOnlyList<Iri> Named)
{
    /// <summary>No dataset clause.</summary>
    public static DatasetClause Empty { get; } = new([], []);

    /// <summary>Whether the query names no dataset, so that the service's own serves.</summary>
    public bool IsEmpty => Default.Count == 0 && Named.Count == 0;
}
