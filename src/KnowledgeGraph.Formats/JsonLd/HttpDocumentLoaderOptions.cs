namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>What an <see cref="HttpDocumentLoader"/> may load, and how much.</summary>
public sealed record HttpDocumentLoaderOptions
{
    /// <summary>
    /// The beginnings of the IRIs that may be loaded, scheme and host included (<c>https://schema.org/</c>); redirects and links are held
    /// to them too. Default none: nothing is loaded.
    /// </summary>
    public IReadOnlyList<string> AllowedPrefixes { get; init; } = [];

    /// <summary>The most bytes that a document may have. Default 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>The most redirects and alternate links followed for one document. Default 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>How long one document may take, redirects included. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most documents kept in memory; the oldest goes first. Default 64.</summary>
    public int MaxCachedDocuments { get; init; } = 64;

    /// <summary>How long a document is kept. Default one hour.</summary>
    public TimeSpan CacheDuration { get; init; } = TimeSpan.FromHours(1);
}
