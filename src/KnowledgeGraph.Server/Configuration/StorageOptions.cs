namespace KnowledgeGraph.Server.Configuration;

/// <summary>Where the graph is kept. Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>
    /// The directory of a durable store, relative to the current folder and made where it is missing. Empty: the graph is kept in memory.
    /// Default <c>.store</c>.
    /// </summary>
    public string Directory { get; set; } = ".store";
}
