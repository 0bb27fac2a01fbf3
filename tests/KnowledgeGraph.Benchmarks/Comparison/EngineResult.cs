namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>All that was measured of an engine on some data. Times in seconds where not said otherwise, sizes in bytes.</summary>
internal sealed record EngineResult
{
    /// <summary>The engine's name.</summary>
    public required string Engine { get; init; }

    /// <summary>The name of the data's file.</summary>
    public required string Data { get; init; }

    /// <summary>Load time, where it was loaded in this run or an earlier one.</summary>
    public double? LoadSeconds { get; set; }

    /// <summary>Size of the database.</summary>
    public long DatabaseBytes { get; set; }

    /// <summary>From the start of the process to the first answer.</summary>
    public double StartSeconds { get; set; }

    /// <summary>Look-ups a second with one client.</summary>
    public double? LookupsOneClient { get; set; }

    /// <summary>Look-ups a second with eight clients.</summary>
    public double? LookupsEightClients { get; set; }

    /// <summary>Memory of its own after the mix.</summary>
    public long PrivateBytes { get; set; }

    /// <summary>Resident memory after the mix, pages of mapped files included.</summary>
    public long ResidentBytes { get; set; }

    /// <summary>The mix.</summary>
    public List<QueryTiming> Queries { get; init; } = [];
}
