using System.ComponentModel.DataAnnotations;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>How a load is done. Immutable.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// About the bytes of memory that the load takes at the most; what does not fit is put away in the folder of the store, which then
    /// needs about as much room as the documents have. Default 0: a quarter of what the machine has, at least 512 MiB and at most 3 GiB.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long MemoryBytes { get; init; }

    /// <summary>The number of threads. Default 0: as many as the machine has processors.</summary>
    [Range(0, 256)]
    public int Threads { get; init; }

    /// <summary>Told of the progress a few times a second, and when a phase begins; by any thread, one at a time.</summary>
    public Action<LoadProgress>? OnProgress { get; init; }

    /// <summary>The bytes of lines that a thread takes at a time; a longer line makes it more. Tests make it small.</summary>
    internal int BlockBytes { get; init; } = 1024 * 1024;

    /// <summary>The quads after which a thread looks whether its batch is full. Tests make it small.</summary>
    internal int CheckInterval { get; init; } = 4096;

    /// <summary>The memory to take.</summary>
    internal long ActualMemoryBytes => MemoryBytes > 0
        ? MemoryBytes
        : Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 512L * 1024 * 1024, 3L * 1024 * 1024 * 1024);

    /// <summary>The threads to take.</summary>
    internal int ActualThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}
