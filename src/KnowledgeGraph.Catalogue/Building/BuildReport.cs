using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>What a build read and made.</summary>
/// <param name="BuiltAt">When the build ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="QuadCount">The quads in the store, those that others wrote among them.</param>
/// <param name="Documents">What was read of each source document, in order of path.</param>
/// <param name="Fiches">The fiches in the graph, in order of title.</param>
public sealed record BuildReport(
    DateTimeOffset BuiltAt,
    TimeSpan Duration,
    long QuadCount,
    IReadOnlyList<DocumentReport> Documents,
    IReadOnlyList<FicheEntry> Fiches)
{
    /// <summary>What the store holds now and did not before, and the other way round.</summary>
    public QuadChanges Changes { get; init; }

    /// <summary>
    /// What the graph has perhaps lost by mistake, in English: documents that are gone, empty, or much shorter than they were at the build
    /// before. An operator should look at them.
    /// </summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];
}
