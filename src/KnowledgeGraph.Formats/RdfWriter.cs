using KnowledgeGraph.Formats.JsonLd;

namespace KnowledgeGraph.Formats;

/// <summary>The one way out: gives the sink that writes a syntax.</summary>
public static class RdfWriter
{
    /// <summary>
    /// Opens a writer on a stream (which stays open). The document is whole only after <see cref="IQuadWriter.Complete"/>.
    /// Triple syntaxes merge all graphs into one.
    /// </summary>
    public static IQuadWriter Create(Stream stream, RdfFormat format, RdfWriterOptions? options = null)
    {
        options ??= new RdfWriterOptions();
        return format switch
        {
            RdfFormat.JsonLd => options.Pretty ? new JsonLdWriter(stream, options) : new JsonLdStreamWriter(stream, options),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "this syntax cannot be written"),
        };
    }
}
