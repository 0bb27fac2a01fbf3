using KnowledgeGraph.Formats.JsonLd;
using KnowledgeGraph.Formats.NTriples;
using KnowledgeGraph.Formats.RdfXml;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Formats.Turtle;

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
    /// <exception cref="ArgumentException">The base IRI of the options is not absolute.</exception>
    public static void Read(
        Stream stream, RdfFormat format, RdfReaderOptions options, IQuadSink sink, CancellationToken cancellationToken = default)
    {
        switch (format)
        {
            case RdfFormat.Turtle or RdfFormat.TriG:
                using (var input = new Utf8Input(stream, options, cancellationToken))
                {
                    new TurtleReader(input, options, sink, allowsGraphs: format == RdfFormat.TriG).Read();
                }
                break;
            case RdfFormat.NTriples or RdfFormat.NQuads:
                using (var input = new Utf8Input(stream, options, cancellationToken))
                {
                    new LineReader(input, options, sink, allowsGraphs: format == RdfFormat.NQuads).Read();
                }
                break;
            case RdfFormat.RdfXml:
                new RdfXmlReader(stream, options, sink, cancellationToken).Read();
                break;
            case RdfFormat.JsonLd:
                JsonLdReader.Read(stream, options, sink, cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "this syntax cannot be read");
        }
    }
}
