using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>What changed between two editions of a region's fiche.</summary>
/// <param name="Region">The region's name, in French.</param>
/// <param name="From">The older edition.</param>
/// <param name="FromDate">Its date, as <c>2022-10-05</c>.</param>
/// <param name="To">The newer edition.</param>
/// <param name="ToDate">Its date.</param>
/// <param name="Fields">The sections that changed, in the order of the template.</param>
public sealed record FicheChanges(string Region, Iri From, string FromDate, Iri To, string ToDate, IReadOnlyList<FieldChange> Fields);
