using System.Text;
using KnowledgeGraph.Formats.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.Http;

/// <summary>
/// Takes in the body of a request entirely, before anything waits for it: up to a megabyte in memory, what is longer in a temporary file.
/// </summary>
internal static class RequestBody
{
    private const int MemoryThreshold = 1024 * 1024;

    private const string Encodings = "gzip, zstd, identity";

    /// <summary>
    /// The body, unpacked while it is read (<c>Content-Encoding</c> gzip and zstd); neither packed nor unpacked may it be longer than the
    /// limit. It is disposed with the request, and read synchronously.
    /// </summary>
    /// <exception cref="ProtocolException">The body is too long, or in another encoding.</exception>
    public static async Task<Stream> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        CheckEncoding(request);
        // The framework's own limit is that of queries; this one says what it is.
        var frameworkLimit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (frameworkLimit is { IsReadOnly: false }) frameworkLimit.MaxRequestBodySize = null;
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
        var body = new FileBufferingReadStream(request.Body, MemoryThreshold);
        request.HttpContext.Response.RegisterForDispose(body);
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            length += read;
            if (length > maxBytes) throw TooLarge(maxBytes);
        }
        body.Position = 0;
        Stream unpacked = Decompression.Open(body, "the body");
        request.HttpContext.Response.RegisterForDispose(unpacked);
        return Decompression.Limit(unpacked, maxBytes, () => TooLarge(maxBytes));
    }

    /// <summary>The body as bytes, under the same conditions.</summary>
    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        await using Stream body = await ReadAsync(request, maxBytes, cancellationToken);
        using var bytes = new MemoryStream();
        body.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The body as text, under the same conditions.</summary>
    /// <exception cref="ProtocolException">It is also not UTF-8.</exception>
    public static async Task<string> ReadTextAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadBytesAsync(request, maxBytes, cancellationToken);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "the body is not valid UTF-8");
        }
    }

    /// <summary>The content type, where the request has one that says UTF-8 or no charset.</summary>
    /// <exception cref="ProtocolException">Its charset is another.</exception>
    public static MediaTypeHeaderValue? TypeOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)) return null;
        // What is ASCII is UTF-8 too.
        string charset = HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToLowerInvariant();
        if (charset is "" or "utf-8" or "us-ascii") return type;
        throw new ProtocolException(StatusCodes.Status415UnsupportedMediaType, $"the charset is {charset}; what is sent here is UTF-8");
    }

    private static void CheckEncoding(HttpRequest request)
    {
        string[] encodings = request.Headers.ContentEncoding.ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // What it is packed with is known by its first bytes.
        if (encodings.Length <= 1 && encodings.All(encoding => encoding.ToLowerInvariant() is "gzip" or "x-gzip" or "zstd" or "identity")) return;
        throw new ProtocolException(
            StatusCodes.Status415UnsupportedMediaType,
            $"the content encoding is '{request.Headers.ContentEncoding}'; one of {Encodings} is read here")
        {
            Header = ("Accept-Encoding", Encodings),
        };
    }

    private static ProtocolException TooLarge(long maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"the body is too large: {maxBytes / 1024} KiB are the most that is taken here, packed and unpacked");
}
