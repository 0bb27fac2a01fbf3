namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>What the reading of one document may take, see <see cref="IsolatedReader"/>.</summary>
public sealed record ReaderLimits
{
    /// <summary>The limits where none are given.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>The most time of a processor.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most time that passes meanwhile: more, since a busy machine is not the document's fault.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The most memory for what is made of the document, in MiB.</summary>
    public int MemoryMiB { get; init; } = 1024;

    /// <summary>The most bytes of what was read.</summary>
    public int AnswerBytes { get; init; } = 256 * 1024 * 1024;
}
