using System.Net;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Federation;

/// <summary>
/// Calls endpoints over HTTP (SPARQL 1.1 Protocol §2.1.2: a form that is posted), those of an allow-list alone, within bounds of size and
/// time. Redirects are not followed, and no credentials are sent.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class HttpServiceClient : IServiceClient, IDisposable
{
    private const string Accept =
        "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.8, application/json;q=0.5";

    private const int BufferBytes = 16 * 1024;

    private readonly HttpServiceOptions _options;
    private readonly HashSet<Uri> _allowed;
    private readonly HttpMessageInvoker _client;

    /// <summary>Creates a client.</summary>
    /// <param name="options">What may be called.</param>
    /// <param name="handler">What sends the requests; null for the network. It must not follow redirects. The client disposes it.</param>
    /// <exception cref="ArgumentException">An allowed endpoint is no absolute HTTP address.</exception>
    public HttpServiceClient(HttpServiceOptions options, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _allowed = [.. options.AllowedEndpoints.Select(endpoint => AddressOf(endpoint)
            ?? throw new ArgumentException($"the allowed endpoint '{endpoint}' is no absolute address of http or https", nameof(options)))];
        _client = new HttpMessageInvoker(handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        });
    }

    /// <inheritdoc/>
    public SolutionTable Select(Iri endpoint, string query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Uri? address = AddressOf(endpoint.Value);
        if (address is null || !_allowed.Contains(address))
        {
            throw new ServiceException($"SERVICE {endpoint} was not called: it is not among the endpoints that this server may call");
        }
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            // The engine is synchronous; the pool's thread keeps a caller's synchronization context out of it.
            return Task.Run(() => SelectAsync(endpoint, address, query, deadline.Token), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceException($"SERVICE {endpoint} did not answer within {_options.Timeout.TotalSeconds:0.#} s", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new ServiceException($"SERVICE {endpoint} could not be called: {error.Message}", error);
        }
        catch (SolutionFormatException error)
        {
            throw new ServiceException($"SERVICE {endpoint} gave an answer that cannot be read: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? address
            : null;

    private async Task<SolutionTable> SelectAsync(Iri endpoint, Uri address, string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("query", query)]) };
        request.Headers.Accept.ParseAdd(Accept);
        using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw new ServiceException($"SERVICE {endpoint} answered by status {(int)response.StatusCode}");
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        SolutionFormat format = FormatOf(type)
            ?? throw new ServiceException($"SERVICE {endpoint} answered with '{type}', which is no format of solutions that is read here");
        using MemoryStream body = await ReadAsync(response.Content, endpoint, cancellationToken).ConfigureAwait(false);
        return SolutionReader.Read(body, format);
    }

    private async Task<MemoryStream> ReadAsync(HttpContent content, Iri endpoint, CancellationToken cancellationToken)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new MemoryStream();
        byte[] buffer = new byte[BufferBytes];
        for (int read = await Next(); read > 0; read = await Next())
        {
            if (body.Length + read > _options.MaxBytes)
            {
                throw new ServiceException($"SERVICE {endpoint} answered with more than {_options.MaxBytes} bytes");
            }
            body.Write(buffer, 0, read);
        }
        body.Position = 0;
        return body;

        ValueTask<int> Next() => stream.ReadAsync(buffer, cancellationToken);
    }

    // CSV is not asked for: it does not tell an IRI from a string.
    private static SolutionFormat? FormatOf(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "application/sparql-results+json" or "application/json" => SolutionFormat.Json,
        "application/sparql-results+xml" or "application/xml" or "text/xml" => SolutionFormat.Xml,
        "text/tab-separated-values" => SolutionFormat.Tsv,
        _ => null,
    };
}
