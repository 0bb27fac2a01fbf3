using System.ComponentModel.DataAnnotations;

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

    /// <summary>The GiB that a backup may have which is sent to be restored. Default 64.</summary>
    [Range(1, 1024 * 1024)]
    public int MaxRestoreGiB { get; set; } = 64;

    /// <summary>The same in bytes.</summary>
    internal long MaxRestoreBytes => MaxRestoreGiB * (1L << 30);
}
