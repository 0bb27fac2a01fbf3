using System.Net;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Loads contexts and documents over HTTP (JSON-LD 1.1 API §9.4), from an allow-list, within bounds of size and time, and remembers them.
/// </summary>
/// <remarks>Thread-safe. Failures are not remembered.</remarks>
public sealed class HttpDocumentLoader : IDocumentLoader, IDisposable
{
    private const string Code = "loading document failed";
    private const string ContextProfile = "http://www.w3.org/ns/json-ld#context";

    private readonly HttpDocumentLoaderOptions _options;
    private readonly string[] _allowed;
    private readonly HttpMessageInvoker _client;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (RemoteDocument Document, DateTimeOffset Loaded)> _cache = [];

    /// <summary>Creates a loader.</summary>
    /// <param name="options">What may be loaded.</param>
    /// <param name="handler">
    /// What sends the requests; null for the network. It must not follow redirects itself. The loader disposes it.
    /// </param>
    /// <param name="time">The clock of the cache; null for that of the system.</param>
    /// <exception cref="UriFormatException">An allowed prefix is no absolute IRI.</exception>
    public HttpDocumentLoader(HttpDocumentLoaderOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        _options = options;
        // As System.Uri writes them: "https://schema.org" gets its slash, so that it does not cover https://schema.org.example/.
        _allowed = [.. options.AllowedPrefixes.Select(prefix => new Uri(prefix, UriKind.Absolute).AbsoluteUri)];
        _client = new HttpMessageInvoker(handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        });
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public RemoteDocument Load(string url, bool requestContext)
    {
        lock (_lock)
        {
            if (_cache.TryGetValue(url, out var cached) && _time.GetUtcNow() - cached.Loaded < _options.CacheDuration)
            {
                return cached.Document;
            }
        }
        RemoteDocument document = Fetch(url, requestContext);
        lock (_lock)
        {
            _cache.Remove(url);
            while (_cache.Count >= Math.Max(1, _options.MaxCachedDocuments)) _cache.RemoveAt(0);
            _cache.Add(url, (document, _time.GetUtcNow()));
        }
        return document;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private RemoteDocument Fetch(string url, bool requestContext)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout);
        try
        {
            // The interface is synchronous, as readers are; the pool's thread keeps a caller's synchronization context out of it.
            return Task.Run(() => FetchAsync(url, requestContext, deadline.Token), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new JsonLdException(Code, $"<{url}> did not answer within {_options.Timeout.TotalSeconds:0.#} s", null, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new JsonLdException(Code, $"<{url}> could not be loaded: {e.Message}", null, e);
        }
    }

    private async Task<RemoteDocument> FetchAsync(string url, bool requestContext, CancellationToken cancellationToken)
    {
        string at = url;
        for (int hop = 0; hop <= _options.MaxRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Allowed(at));
            const string AnyJson = "application/ld+json, application/json;q=0.5";
            request.Headers.Accept.ParseAdd(requestContext ? $"application/ld+json;profile=\"{ContextProfile}\", {AnyJson}" : AnyJson);
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                at = IriExpansion.Resolve(at, location.OriginalString)!;
                continue;
            }
            if (!response.IsSuccessStatusCode) throw new JsonLdException(Code, $"<{at}> answered {(int)response.StatusCode}");
            string type = response.Content.Headers.ContentType?.MediaType ?? "";
            response.Headers.TryGetValues("Link", out IEnumerable<string>? headers);
            List<WebLink> links = [.. (headers ?? []).SelectMany(WebLink.Parse)];
            bool isJson = type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
            if (!isJson)
            {
                WebLink? alternate = links.Find(link => link.Relation == "alternate" && link.Type == "application/ld+json");
                if (alternate is null)
                {
                    throw new JsonLdException(Code, $"<{at}> is {(type.Length == 0 ? "of no stated type" : type)}, and no JSON");
                }
                at = IriExpansion.Resolve(at, alternate.Target)!;
                continue;
            }
            string? contextUrl = null;
            if (!type.Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
            {
                WebLink[] contexts = [.. links.Where(link => link.Relation == ContextProfile)];
                if (contexts.Length > 1) throw new JsonLdException("multiple context link headers", $"<{at}> names more than one context");
                if (contexts.Length == 1) contextUrl = IriExpansion.Resolve(at, contexts[0].Target);
            }
            return new RemoteDocument(at, await ReadAsync(response.Content, at, cancellationToken).ConfigureAwait(false), contextUrl);
        }
        throw new JsonLdException(Code, $"<{url}> is redirected more than {_options.MaxRedirects} times");
    }

    private Uri Allowed(string url)
    {
        bool isAllowed = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            && _allowed.Any(prefix => uri.AbsoluteUri.StartsWith(prefix, StringComparison.Ordinal));
        return isAllowed ? uri! : throw new JsonLdException(Code, $"<{url}> is not among the documents that may be loaded");
    }

    private async Task<byte[]> ReadAsync(HttpContent content, string url, CancellationToken cancellationToken)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var document = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        for (int read = await Next(); read > 0; read = await Next())
        {
            if (document.Length + read > _options.MaxBytes)
            {
                throw new JsonLdException(Code, $"<{url}> is larger than {_options.MaxBytes} bytes");
            }
            document.Write(buffer, 0, read);
        }
        return document.ToArray();

        ValueTask<int> Next() => stream.ReadAsync(buffer, cancellationToken);
    }
}
