namespace KnowledgeGraph.Server.Configuration;

/// <summary>Where the graph is kept. Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>The directory of a durable store, made where it is missing. Default empty: the graph is kept in memory.</summary>
    public string Directory { get; set; } = "";
}
