using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Resources;

/// <summary>What the graph says of a resource, for a page.</summary>
/// <param name="Iri">The resource.</param>
/// <param name="Outgoing">The statements whose subject it is, the type first.</param>
/// <param name="Incoming">Some statements whose object it is.</param>
/// <param name="IncomingCount">How many there are in all.</param>
/// <param name="Uses">Where it is a predicate: some of the statements that use it.</param>
/// <param name="UseCount">How many there are in all.</param>
/// <param name="Content">Where it is the name of a graph: some of the statements in it.</param>
/// <param name="ContentCount">How many there are in all.</param>
public sealed record ResourceView(
    Iri Iri,
    IReadOnlyList<ResourceStatement> Outgoing,
    IReadOnlyList<ResourceStatement> Incoming,
    long IncomingCount,
    IReadOnlyList<ResourceStatement> Uses,
    long UseCount,
    IReadOnlyList<ResourceStatement> Content,
    long ContentCount)
{
    /// <summary>Whether the graph says anything of it.</summary>
    public bool IsEmpty => Outgoing.Count == 0 && IncomingCount == 0 && UseCount == 0 && ContentCount == 0;
}
