using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>A fiche in the graph.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="FileName">The name of its dumps, without extension, as <c>76-2022-10-05</c>: region and date.</param>
/// <param name="Title">Its title, in French.</param>
public sealed record FicheEntry(Iri Iri, string FileName, string Title);
