using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Server.Graphs;

/// <summary>What is in service, and what went wrong since.</summary>
/// <param name="Report">The report of the build in service; null before the first one succeeded.</param>
/// <param name="Failure">Why the newest build failed; null where the newest build is in service.</param>
public sealed record GraphState(BuildReport? Report, string? Failure)
{
    /// <summary>Nothing was built yet.</summary>
    public static GraphState Empty { get; } = new(null, null);
}
