namespace KnowledgeGraph.Server.Http;

/// <summary>A request that is answered by a status code that says what is wrong with it, and perhaps a header that goes with that.</summary>
internal sealed class ProtocolException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    /// <summary>A header of the answer: its name and its value.</summary>
    public (string Name, string Value)? Header { get; init; }
}
