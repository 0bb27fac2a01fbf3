using System.Text.Json;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// The JSON-LD 1.1 API over UTF-8 JSON text: expansion, compaction, flattening, framing, and to and from RDF (JSON-LD 1.1 API §9,
/// Framing §5). Results are UTF-8 JSON text again.
/// </summary>
/// <remarks>Stateless and thread-safe. All methods throw <see cref="JsonLdException"/> where the input breaks the specification.</remarks>
public static class JsonLdProcessor
{
    /// <summary>Expands a document.</summary>
    public static byte[] Expand(ReadOnlyMemory<byte> document, JsonLdOptions? options = null)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        return run.Locate(() => Serialize(run.Expand()));
    }

    /// <summary>Compacts a document into the terms of a context, JSON text: a context, or a document that has one.</summary>
    public static byte[] Compact(ReadOnlyMemory<byte> document, ReadOnlyMemory<byte> context, JsonLdOptions? options = null)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        return run.Locate(() => Serialize(run.Compact(run.Expand(), run.ParseContext(context))));
    }

    /// <summary>Reads a document as RDF.</summary>
    public static void ToRdf(ReadOnlyMemory<byte> document, IQuadSink sink, JsonLdOptions? options = null, CancellationToken cancellationToken = default)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        run.Locate(() =>
        {
            new RdfEmitter(sink, run.Options.RdfDirection, cancellationToken).EmitGraph(run.Expand(), default);
            return 0;
        });
    }

    private static byte[] Serialize(LdValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonLdWriter.JsonOptions)) LdWriter.Write(writer, value);
        return stream.ToArray();
    }
}
