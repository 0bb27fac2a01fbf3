using System.ComponentModel.DataAnnotations;
using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Query.Updating;

namespace KnowledgeGraph.Server.Configuration;

/// <summary>The bounds within which what a client sends runs. Section <c>Sparql</c> of the configuration.</summary>
public sealed class SparqlOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sparql";

    /// <summary>
    /// How long a query, an update or an upload may run, in seconds; a client may ask for less by the parameter <c>timeout</c>. Default 30,
    /// at most 3600.
    /// </summary>
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

    /// <summary>The longest answer to a query, in MiB; a longer one is broken off. Default 0: answers may have any length.</summary>
    [Range(0, 1 << 30)]
    public int MaxAnswerMiB { get; set; }

    /// <summary>The longest document that the graph store takes, and that LOAD reads, in MiB, packed and unpacked. Default 256.</summary>
    [Range(1, 1 << 20)]
    public int MaxUploadMiB { get; set; } = 256;

    /// <summary>The endpoints that SERVICE may call, each whole, as <c>https://example.org/sparql</c>. Default none.</summary>
    public string[] Services { get; set; } = [];

    /// <summary>
    /// Where LOAD may read documents: the beginnings of their addresses, each with a path that ends in a slash, as
    /// <c>https://example.org/data/</c>. Default none.
    /// </summary>
    public string[] LoadSources { get; set; } = [];

    /// <summary>
    /// Whether the hosts of <see cref="LoadSources"/> may have addresses of private networks or of this machine. Default false: a name that
    /// somebody else points there is no way in.
    /// </summary>
    public bool LoadFromPrivateAddresses { get; set; }

    /// <summary>
    /// Whether the server runs queries of its own, on a graph of its own, for some seconds after its start, so that its code is compiled
    /// for speed when the first users come. Default true.
    /// </summary>
    public bool WarmUp { get; set; } = true;

    internal int MaxQueryBytes => MaxQueryKiB * 1024;

    // A form writes a byte as three where it has to escape it; what is left is for the other parameters.
    internal int MaxFormBytes => 3 * MaxQueryBytes + 64 * 1024;

    internal long MaxUploadBytes => (long)MaxUploadMiB << 20;

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    internal long MemoryBudget => (long)MemoryBudgetMiB << 20;

    internal HttpServiceOptions ServiceLimits => new() { AllowedEndpoints = Services, Timeout = Timeout };

    internal HttpGraphLoaderOptions LoadLimits => new()
    {
        AllowedSources = LoadSources,
        AllowsPrivateAddresses = LoadFromPrivateAddresses,
        Timeout = Timeout,
        MaxBytes = MaxUploadBytes,
    };

    /// <summary>What of the client's limit and the server's comes first.</summary>
    internal TimeSpan TimeoutFor(TimeSpan? wanted) => wanted < Timeout ? wanted.Value : Timeout;
}
