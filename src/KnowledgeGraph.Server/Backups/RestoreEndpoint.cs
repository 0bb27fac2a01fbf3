using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.Backups;

/// <summary>
/// Makes a backup that is sent, its files as the parts of a form, the content of the store in service. Requests are answered meanwhile
/// from what the store held before; so they are after a backup that is not whole.
/// </summary>
internal sealed class RestoreEndpoint(
    PublishedGraph graph,
    GraphBuilder builder,
    IOptions<StorageOptions> options,
    IOptions<PublicationOptions> publication,
    ILogger<RestoreEndpoint> logger) : IDisposable
{
    private const int MaxBoundaryLength = 100;
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Answers PUT, which the request may do.</summary>
    public async Task ReplaceAsync(HttpContext context)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, context.RequestAborted))
        {
            throw new ProtocolException(StatusCodes.Status409Conflict, "another backup is being restored; send this one when that is done");
        }
        try
        {
            using StoreRestore restore = graph.Store.BeginRestore();
            await ReceiveAsync(context, restore);
            long quads = await Task.Run(() => restore.Complete(context.RequestAborted), context.RequestAborted);
            // Where the store was built from documents, it says so itself.
            BuildReport? build = publication.Value.FromDocuments ? LastBuild.TryRead(builder, graph.Store, logger) : null;
            if (build is not null) graph.Publish(build);
            else graph.PublishAsItIs();
            logger.LogInformation("A backup was restored: {Quads} quads are in service", quads);
            await context.Response.WriteAsJsonAsync(new { quads }, context.RequestAborted);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task ReceiveAsync(HttpContext context, StoreRestore restore)
    {
        long rest = options.Value.MaxRestoreBytes;
        if (context.Request.ContentLength > rest) throw TooLarge();
        if (context.Request.ContentLength > restore.AvailableBytes) throw NoRoom(restore.AvailableBytes);
        // The framework's own limit is that of queries.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var reader = new MultipartReader(BoundaryOf(context.Request), context.Request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                string name = HeaderUtilities.RemoveQuotes(section.GetContentDispositionHeader()?.FileName ?? default).ToString();
                rest -= await restore.ReceiveAsync(name, section.Body, rest, context.RequestAborted);
            }
        }
        catch (Exception error) when (error is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw new ProtocolException(
                StatusCodes.Status400BadRequest, $"the backup was not sent entirely, and the store is as it was: {error.Message}");
        }
    }

    private static string BoundaryOf(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= MaxBoundaryLength } boundary)
        {
            return boundary.ToString();
        }
        throw new ProtocolException(
            StatusCodes.Status415UnsupportedMediaType, "a backup is sent as multipart/form-data, a part for each of its files");
    }

    private static ProtocolException NoRoom(long available) => new(
        StatusCodes.Status507InsufficientStorage,
        $"the backup is too large for the disk of the store, which has room for {Math.Max(0, available) >> 20:N0} MiB of it; the store is as it was");

    private ProtocolException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        $"the backup is too large: {StorageOptions.Section}:{nameof(StorageOptions.MaxRestoreGiB)} is {options.Value.MaxRestoreGiB}");
}
