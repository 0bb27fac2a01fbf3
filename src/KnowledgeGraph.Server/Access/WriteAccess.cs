using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Http;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Access;

/// <summary>
/// Lets those write who have a token: as <c>Authorization: Bearer …</c> (RFC 6750) or <c>X-API-Key: …</c>. Thread-safe.
/// </summary>
internal sealed class WriteAccess(IOptions<AccessOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] _hashes = [.. options.Value.WriteTokenHashes.Select(Convert.FromHexString)];

    /// <summary>Whether anybody may write.</summary>
    public bool IsEnabled => _hashes.Length > 0;

    /// <summary>Passes where the request may write.</summary>
    /// <exception cref="ProtocolException">401: it has no token, or an unknown one. 403: nobody may write.</exception>
    public void Demand(HttpRequest request)
    {
        if (!IsEnabled)
        {
            throw new ProtocolException(
                StatusCodes.Status403Forbidden,
                $"this server is read-only; its setting {AccessOptions.Section}:{nameof(AccessOptions.WriteTokenHashes)} says who may write");
        }
        string? token = TokenOf(request);
        if (token is not null && IsKnown(token)) return;
        throw new ProtocolException(
            StatusCodes.Status401Unauthorized,
            token is null
                ? "writing takes a token, as 'Authorization: Bearer TOKEN' or 'X-API-Key: TOKEN'"
                : "the token is none that this server knows")
        {
            Header = ("WWW-Authenticate", token is null ? "Bearer realm=\"write\"" : "Bearer realm=\"write\", error=\"invalid_token\""),
        };
    }

    private static string? TokenOf(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return authorization[Scheme.Length..].Trim();
        string? key = request.Headers["X-API-Key"];
        return string.IsNullOrEmpty(key) ? null : key;
    }

    /// <summary>Compares with every hash, each in constant time, so that the time says nothing of any.</summary>
    private bool IsKnown(string token)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        bool isKnown = false;
        foreach (byte[] known in _hashes) isKnown |= CryptographicOperations.FixedTimeEquals(hash, known);
        return isKnown;
    }
}
