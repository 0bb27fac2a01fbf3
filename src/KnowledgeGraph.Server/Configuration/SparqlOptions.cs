using System.ComponentModel.DataAnnotations;
using KnowledgeGraph.Query;

namespace KnowledgeGraph.Server.Configuration;

/// <summary>The bounds within which a query of a client runs. Section <c>Sparql</c> of the configuration.</summary>
public sealed class SparqlOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sparql";

    /// <summary>How long a query may run, in seconds. Default 30, at most 3600.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>The memory that a query's hash tables, sorts and new terms may take, in MiB. Default 512.</summary>
    [Range(1, 1 << 20)]
    public int MemoryBudgetMiB { get; set; } = 512;

    /// <summary>The longest query text, in KiB. Default 1024.</summary>
    [Range(1, 1 << 16)]
    public int MaxQueryKiB { get; set; } = 1024;

    /// <summary>How many queries run at the same time. Default 8.</summary>
    [Range(1, 1024)]
    public int MaxConcurrentQueries { get; set; } = 8;

    /// <summary>How many more queries may wait for their turn; those beyond are answered 503. Default 256.</summary>
    [Range(0, 1 << 16)]
    public int MaxQueuedQueries { get; set; } = 256;

    internal int MaxQueryBytes => MaxQueryKiB * 1024;

    // A form writes a byte as three where it has to escape it; what is left is for the other parameters.
    internal int MaxRequestBytes => 3 * MaxQueryBytes + 64 * 1024;

    internal QueryOptions QueryLimits => new()
    {
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        MemoryBudget = (long)MemoryBudgetMiB << 20,
    };
}
