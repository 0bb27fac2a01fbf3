using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Resources;

/// <summary>What the graph says of a resource, for a page.</summary>
/// <param name="Iri">The resource.</param>
/// <param name="Quote">The words of a document that it quotes, where it does.</param>
/// <param name="Outgoing">The statements whose subject it is, the types first.</param>
/// <param name="Incoming">Those whose object it is.</param>
/// <param name="Uses">Where it is a predicate: those that use it.</param>
/// <param name="Content">Where it is the name of a graph: those in it.</param>
public sealed record ResourceView(
    Iri Iri, PassageQuote? Quote, StatementSample Outgoing, StatementSample Incoming, StatementSample Uses, StatementSample Content)
{
    /// <summary>Whether the graph says nothing of it.</summary>
    public bool IsEmpty => Outgoing.Count + Incoming.Count + Uses.Count + Content.Count == 0;
}
