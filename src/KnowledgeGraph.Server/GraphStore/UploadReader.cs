using KnowledgeGraph.Formats;
using KnowledgeGraph.Server.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>Takes in the documents of a request: its body, or the parts of its form (<c>multipart/form-data</c>).</summary>
internal static class UploadReader
{
    private const int MaxBoundaryLength = 100;
    private const int MaxParts = 1000;

    /// <summary>Each part keeps a buffer of this size as long as the request lasts; what is longer goes to a temporary file.</summary>
    private const int PartBufferBytes = 32 * 1024;

    /// <summary>The documents. All that was sent is there when this returns, so that no slow client keeps the store's writer.</summary>
    /// <exception cref="ProtocolException">It is too large, or its type or encoding is not read here.</exception>
    public static async Task<IReadOnlyList<Upload>> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        MediaTypeHeaderValue? type = RequestBody.TypeOf(request);
        if (type is not null && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            Stream body = await RequestBody.ReadAsync(request, maxBytes, cancellationToken);
            return await ReadPartsAsync(body, type, request.HttpContext.Response, cancellationToken);
        }
        RdfFormat format = FormatOf(type?.MediaType.ToString());
        return [new Upload(await RequestBody.ReadAsync(request, maxBytes, cancellationToken), format, "the body")];
    }

    private static async Task<IReadOnlyList<Upload>> ReadPartsAsync(
        Stream body, MediaTypeHeaderValue type, HttpResponse response, CancellationToken cancellationToken)
    {
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundaryLength) throw Malformed("the content type has no boundary, or one that is too long");
        var reader = new MultipartReader(boundary, body);
        List<Upload> uploads = [];
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (uploads.Count == MaxParts) throw Malformed($"the form has more than {MaxParts} parts; send the others in another request");
                string name = section.GetContentDispositionHeader()?.FileName.ToString().Trim('"') ?? $"part {uploads.Count + 1}";
                RdfFormat format = section.ContentType is null && RdfFormats.TryFromFileName(name, out RdfFormat byName)
                    ? byName
                    : FormatOf(section.ContentType);
                var content = new FileBufferingReadStream(section.Body, PartBufferBytes);
                response.RegisterForDispose(content);
                await content.DrainAsync(cancellationToken);
                content.Position = 0;
                uploads.Add(new Upload(content, format, name));
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw Malformed($"the form can't be read: {error.Message}");
        }
        return uploads;
    }

    private static RdfFormat FormatOf(string? mediaType)
    {
        if (RdfFormats.TryFromMediaType(mediaType, out RdfFormat format)) return format;
        string known = string.Join(", ", RdfFormats.All.Select(one => one.MediaType()));
        throw new ProtocolException(
            StatusCodes.Status415UnsupportedMediaType,
            $"the content type is '{mediaType}'; a document is sent as one of {known}, or as multipart/form-data of them")
        {
            Header = ("Accept-Post", known),
        };
    }

    private static ProtocolException Malformed(string message) => new(StatusCodes.Status400BadRequest, message);
}
