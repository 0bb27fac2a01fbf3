using KnowledgeGraph.Server.Http;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>
/// Sends an answer piece by piece, up to a length. Headers go with the first piece, so that what fails before it has its status.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="maxBytes">The most bytes; 0 for any number.</param>
/// <param name="cancellationToken">Cancelled where the client left or its time is over.</param>
internal sealed class AnswerStream(HttpContext context, long maxBytes, CancellationToken cancellationToken)
{
    private long _sent;

    /// <summary>Sends the next piece; false where no more is wanted, since the request is for the head alone.</summary>
    /// <exception cref="ProtocolException">The answer is too long.</exception>
    /// <exception cref="OperationCanceledException">The client left, or takes it too slowly.</exception>
    public async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> piece, string contentType)
    {
        HttpResponse response = context.Response;
        _sent += piece.Length;
        if (maxBytes > 0 && _sent > maxBytes)
        {
            throw new ProtocolException(
                StatusCodes.Status400BadRequest,
                $"the answer is longer than {maxBytes >> 20} MiB, the most that is sent here; ask for less, as with LIMIT");
        }
        if (!response.HasStarted)
        {
            response.ContentType = contentType;
            response.Headers.CacheControl = "no-cache";
        }
        if (HttpMethods.IsHead(context.Request.Method)) return false;
        await response.Body.WriteAsync(piece, cancellationToken);
        return true;
    }
}
