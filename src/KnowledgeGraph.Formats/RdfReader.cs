namespace KnowledgeGraph.Formats;

/// <summary>The one way in: reads a document of any syntax and hands its statements to a sink.</summary>
/// <remarks>
/// Streaming for all syntaxes but JSON-LD with late contexts. Blank node labels reach the sink unique within the document; a sink
/// that takes several documents keeps them apart. Stateless and thread-safe.
/// </remarks>
public static class RdfReader
{
    /// <summary>Reads the whole stream (which stays open).</summary>
    /// <exception cref="RdfSyntaxException">The document breaks the grammar.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(Stream stream, RdfFormat format, RdfReaderOptions options, IQuadSink sink, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"reading {format} is not there yet");
}
