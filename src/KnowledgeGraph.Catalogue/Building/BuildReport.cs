namespace KnowledgeGraph.Catalogue.Building;

/// <summary>What a build read and made.</summary>
/// <param name="BuiltAt">When the build ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="QuadCount">The quads in the graph.</param>
/// <param name="Documents">What was read of each source document, in order of path.</param>
/// <param name="Fiches">The fiches in the graph, in order of title.</param>
public sealed record BuildReport(
    DateTimeOffset BuiltAt,
    TimeSpan Duration,
    long QuadCount,
    IReadOnlyList<DocumentReport> Documents,
    IReadOnlyList<FicheEntry> Fiches);
