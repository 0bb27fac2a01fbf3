using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>A fact from another public source: a row of a file under <c>data/enrichment/</c>.</summary>
/// <param name="Statement">The fact.</param>
/// <param name="Source">The page that says it.</param>
/// <param name="Consulted">The day on which the page was read.</param>
/// <param name="Line">The line of the file, from 1.</param>
internal sealed record Enrichment(Triple Statement, Iri Source, DateOnly Consulted, int Line);
