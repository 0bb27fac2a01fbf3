using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Graphs;

/// <summary>What the store in service says of the build that made it.</summary>
internal static class LastBuild
{
    /// <summary>
    /// The report of the build; null where there was none. What cannot be read is told in the log and is none: a store that was restored
    /// may hold anything, and it is to be served all the same.
    /// </summary>
    public static BuildReport? TryRead(GraphBuilder builder, QuadStore store, ILogger logger)
    {
        try
        {
            return builder.ReadLastBuild(store);
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "What the store says of its last build can't be read; it is served without");
            return null;
        }
    }
}
