namespace KnowledgeGraph.Server.Sparql;

/// <summary>A request that breaks the protocol, with the status code that says how.</summary>
internal sealed class ProtocolException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
