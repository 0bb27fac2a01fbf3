using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>A fiche in the graph.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="FileName">The name of its dumps, without extension, as <c>76-2022-10-05</c>: region and date.</param>
/// <param name="Title">Its title, in French.</param>
/// <param name="Region">The region that it is of, where it says one that is known.</param>
/// <param name="Date">The date of its edition, where it says one.</param>
public sealed record FicheEntry(Iri Iri, string FileName, string Title, Iri? Region, Literal? Date)
{
    /// <summary>The edition that replaces it; null for the current one.</summary>
    public Iri? ReplacedBy { get; init; }
}
