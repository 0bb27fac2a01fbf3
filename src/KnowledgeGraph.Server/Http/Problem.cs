using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Http;

/// <summary>What a client is told of a request that went wrong (RFC 9457).</summary>
/// <param name="StatusCode">The status code.</param>
/// <param name="Detail">What is wrong, for a person.</param>
internal sealed record Problem(int StatusCode, string Detail)
{
    /// <summary>The line of the client's text that is wrong, from 1; null where no place is.</summary>
    public long? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public long? Column { get; init; }

    /// <summary>A header of the answer: its name and its value.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Whether the fault is the server's, and its log should say more.</summary>
    public bool IsServerFault => StatusCode >= StatusCodes.Status500InternalServerError;

    /// <summary>The problem behind an exception; null where it is a defect.</summary>
    public static Problem? Of(Exception error) => error switch
    {
        ProtocolException protocol => new Problem(protocol.StatusCode, protocol.Message) { Header = protocol.Header },
        BadHttpRequestException request => new Problem(request.StatusCode, request.Message),
        SparqlSyntaxException syntax => Refused(syntax.Message) with { Line = syntax.Line, Column = syntax.Column },
        RdfSyntaxException syntax => Refused(syntax.Message) with { Line = syntax.Line, Column = syntax.Column },
        QueryTimeoutException or QueryMemoryLimitException => Unavailable(error.Message),
        ServiceException => new Problem(StatusCodes.Status502BadGateway, error.Message),
        BackupException => Refused(error.Message),
        StorageLimitException => new Problem(StatusCodes.Status413PayloadTooLarge, error.Message),
        StorageException => new Problem(StatusCodes.Status500InternalServerError, "the store failed; the server's log says why"),
        KnowledgeGraphException => Refused(error.Message),
        IOException => new Problem(StatusCodes.Status500InternalServerError, "the server can't use its files; its log says why"),
        OperationCanceledException => Unavailable("the time is over: too much was asked for, or it was sent or taken too slowly"),
        _ => null,
    };

    private static Problem Refused(string detail) => new(StatusCodes.Status400BadRequest, detail);

    private static Problem Unavailable(string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, detail) { Header = ("Retry-After", "5") };
}
