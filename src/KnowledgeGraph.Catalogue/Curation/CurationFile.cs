namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>A file of corrections or of facts from other sources.</summary>
/// <param name="Path">The file, under the folder of the data: <c>curation/2026.csv</c>.</param>
/// <param name="Corrections">Its corrections.</param>
/// <param name="Enrichments">Its facts.</param>
internal sealed record CurationFile(string Path, IReadOnlyList<Correction> Corrections, IReadOnlyList<Enrichment> Enrichments);
