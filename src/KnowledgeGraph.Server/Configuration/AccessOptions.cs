namespace KnowledgeGraph.Server.Configuration;

/// <summary>Who may write. Section <c>Access</c> of the configuration. Reading is open to all.</summary>
public sealed class AccessOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Access";

    /// <summary>
    /// The SHA-256 of each token that allows to write, in hexadecimal (<c>printf %s "$TOKEN" | sha256sum</c>). The tokens themselves stand
    /// nowhere; each is long and random (<c>openssl rand -hex 32</c>), since a hash of anything shorter can be guessed. Default none:
    /// nobody writes.
    /// </summary>
    public string[] WriteTokenHashes { get; set; } = [];
}
