namespace KnowledgeGraph.Query.Updating;

/// <summary>Which documents an <see cref="HttpGraphLoader"/> may read, and how much of them.</summary>
public sealed record HttpGraphLoaderOptions
{
    /// <summary>
    /// The beginnings of the addresses that may be read, each accepted by <see cref="IsSource"/>. Default none. What an address is
    /// redirected to must begin by one of them too.
    /// </summary>
    public IReadOnlyList<string> AllowedSources { get; init; } = [];

    /// <summary>
    /// Whether their hosts may have addresses of private networks, of this machine or of its network segment. Default false: a name that
    /// somebody points there reads nothing.
    /// </summary>
    public bool AllowsPrivateAddresses { get; init; }

    /// <summary>How long reading one document may take, redirects included. Default 30 seconds. The limit of the request holds besides.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of a document, packed and unpacked. Default 256 MiB.</summary>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How many times a document may be redirected. Default 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Whether a text can be among <see cref="AllowedSources"/>: an address of http or https whose path ends in a slash.</summary>
    public static bool IsSource(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0
        && address.AbsolutePath.EndsWith('/');
}
