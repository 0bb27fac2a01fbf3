using System.Net;
using System.Net.Sockets;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Formats.Compression;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Updating;

/// <summary>
/// Reads the documents of LOAD over HTTP, those whose addresses an allow-list begins, within bounds of size and time. A redirect is
/// followed where its target is allowed too; no credentials are sent; addresses are checked when the connection is made, so that a name
/// cannot point elsewhere in between.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class HttpGraphLoader : IGraphLoader, IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private static readonly string Accept = string.Join(
        ", ", RdfFormats.All.Select((format, index) => $"{format.MediaType()};q={(10 - index) / 10.0:0.0}"));

    private readonly HttpGraphLoaderOptions _options;
    private readonly HttpMessageInvoker _client;

    /// <summary>Creates a loader.</summary>
    /// <exception cref="ArgumentException">An allowed source is none.</exception>
    public HttpGraphLoader(HttpGraphLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.AllowedSources.FirstOrDefault(source => !HttpGraphLoaderOptions.IsSource(source)) is { } wrong)
        {
            throw new ArgumentException($"the allowed source '{wrong}' is no address of http or https that ends in '/'", nameof(options));
        }
        _options = options;
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy of the environment would connect for us, to whatever it likes.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
        });
    }

    /// <inheritdoc/>
    public void Load(Iri source, IQuadSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            // The whole document is there before it is read: a slow server holds the writer up for no longer than the limit.
            using FileStream document = CreateTemporaryFile();
            RdfFormat format = Task.Run(() => FetchAsync(source, document, deadline.Token), CancellationToken.None)
                .GetAwaiter().GetResult();
            document.Position = 0;
            using Stream unpacked = Decompression.Open(document, source.Value);
            Stream content = Decompression.Limit(unpacked, _options.MaxBytes, () => TooLong(source));
            var options = new RdfReaderOptions { BaseIri = source.Value, SourceName = source.Value };
            RdfReader.Read(content, format, options, sink, deadline.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UpdateException($"LOAD {source} took longer than {_options.Timeout.TotalSeconds:0.#} s", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new UpdateException($"LOAD {source} failed: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static FileStream CreateTemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        BufferBytes,
        FileOptions.DeleteOnClose);

    private async Task<RdfFormat> FetchAsync(Iri source, FileStream target, CancellationToken cancellationToken)
    {
        Uri address = AllowedAddress(source.Value, source);
        for (int redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", Accept);
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                if (redirects == _options.MaxRedirects) throw new UpdateException($"LOAD {source} was redirected more than {redirects} times");
                address = AllowedAddress(new Uri(address, location).AbsoluteUri, source);
                continue;
            }
            if (!response.IsSuccessStatusCode)
            {
                throw new UpdateException($"LOAD {source}: the server answered by status {(int)response.StatusCode}");
            }
            RdfFormat format = FormatOf(response.Content.Headers.ContentType?.MediaType, address, source);
            await CopyAsync(response.Content, target, source, cancellationToken).ConfigureAwait(false);
            return format;
        }
    }

    /// <summary>An address in the form that is sent, where it is among those allowed.</summary>
    private Uri AllowedAddress(string text, Iri source)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && address.UserInfo.Length == 0
            // Escaped dots and slashes: what this side takes for a name within the folder may be a way out of it on the other.
            && !address.AbsolutePath.Contains("%2e", StringComparison.OrdinalIgnoreCase)
            && !address.AbsolutePath.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            && !address.AbsolutePath.Contains("%5c", StringComparison.OrdinalIgnoreCase)
            && _options.AllowedSources.Any(allowed => address.AbsoluteUri.StartsWith(new Uri(allowed).AbsoluteUri, StringComparison.Ordinal)))
        {
            return address;
        }
        string what = text == source.Value ? "it" : $"{text}, to which it is redirected,";
        throw new UpdateException($"LOAD {source} was refused: {what} is not among the sources that this server may read");
    }

    private static RdfFormat FormatOf(string? mediaType, Uri address, Iri source)
    {
        if (RdfFormats.TryFromMediaType(mediaType, out RdfFormat format)) return format;
        // Servers of plain files know no RDF; what they call by other names is no RDF.
        bool isVague = mediaType is null or "text/plain" or "application/octet-stream"
            or "application/gzip" or "application/x-gzip" or "application/zstd";
        if (isVague && RdfFormats.TryFromFileName(address.AbsolutePath, out format)) return format;
        throw new UpdateException($"LOAD {source}: neither its content type '{mediaType}' nor its name is that of an RDF syntax");
    }

    private async Task CopyAsync(HttpContent content, FileStream target, Iri source, CancellationToken cancellationToken)
    {
        await using Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[BufferBytes];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (target.Length + read > _options.MaxBytes) throw TooLong(source);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        if (!_options.AllowsPrivateAddresses) addresses = [.. addresses.Where(PublicAddress.IsPublic)];
        if (addresses.Length == 0)
        {
            throw new HttpRequestException(
                $"the host {context.DnsEndPoint.Host} has no address of the public network, and others are not called");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private UpdateException TooLong(Iri source) => new($"LOAD {source}: the document has more than {_options.MaxBytes} bytes");
}
