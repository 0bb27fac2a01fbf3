namespace KnowledgeGraph.Query.Federation;

/// <summary>Which endpoints an <see cref="HttpServiceClient"/> may call, and how much they may answer.</summary>
public sealed record HttpServiceOptions
{
    /// <summary>
    /// The endpoints that may be called, each whole (<c>https://example.org/sparql</c>). Default none. An endpoint of the server's own
    /// network is called like any other where it is listed here.
    /// </summary>
    public IReadOnlyList<string> AllowedEndpoints { get; init; } = [];

    /// <summary>How long one answer may take. Default 30 seconds. The limit of the calling query holds besides.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of one answer, after decompression. Default 32 MiB.</summary>
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;
}
