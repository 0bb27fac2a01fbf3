using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>Where a fiche stands in a document, and what its header says.</summary>
/// <param name="First">The index of its first block.</param>
/// <param name="Content">The index of the first block after the header.</param>
/// <param name="End">The index after its last block.</param>
/// <param name="Region">The region.</param>
/// <param name="RegionSpan">Where the region is named.</param>
/// <param name="Date">The date of update; null where none is readable.</param>
/// <param name="PartialDate">A date of update without its day or its year; null where there is none.</param>
/// <param name="DateSpan">Where that date stands.</param>
internal sealed record FicheRange(
    int First, int Content, int End, KnownThing Region, TextSpan RegionSpan, DateOnly? Date, string? PartialDate, TextSpan? DateSpan);
