using System.Text.Json;
using KnowledgeGraph.Rdf;

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

    /// <summary>
    /// Loads a document with the document loader of the options, and expands it; a context that its server names applies.
    /// </summary>
    public static byte[] Expand(string url, JsonLdOptions options)
    {
        IDocumentLoader loader = options.DocumentLoader ?? throw new ArgumentException("a document loader is needed", nameof(options));
        RemoteDocument document = loader.Load(url, requestContext: false);
        options = options with { BaseIri = options.BaseIri ?? document.Url, SourceName = options.SourceName ?? document.Url };
        var run = new JsonLdRun(options, document.Content);
        return run.Locate(() => Serialize(run.Expand(document.ContextUrl)));
    }

    /// <summary>Compacts a document into the terms of a context, JSON text: a context, or a document that has one.</summary>
    public static byte[] Compact(ReadOnlyMemory<byte> document, ReadOnlyMemory<byte> context, JsonLdOptions? options = null)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        return run.Locate(() => Serialize(run.Compact(run.Expand(), run.ParseContext(context))));
    }

    /// <summary>Reads a document as RDF.</summary>
    public static void ToRdf(
        ReadOnlyMemory<byte> document, IQuadSink sink, JsonLdOptions? options = null, CancellationToken cancellationToken = default)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        run.Locate(() =>
        {
            var emitter = new RdfEmitter(sink, run.Options.RdfDirection, cancellationToken);
            emitter.EmitGraph(run.Expand(), default);
            return 0;
        });
    }

    /// <summary>Flattens a document, and compacts it unless the context is empty.</summary>
    public static byte[] Flatten(ReadOnlyMemory<byte> document, ReadOnlyMemory<byte> context = default, JsonLdOptions? options = null)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        return run.Locate(() =>
        {
            LdArray flattened = new NodeMap(run.Expand()).Flatten();
            return Serialize(context.IsEmpty ? flattened : run.Compact(flattened, run.ParseContext(context)));
        });
    }

    /// <summary>Frames a document: gives its nodes the shape of a frame.</summary>
    public static byte[] Frame(ReadOnlyMemory<byte> document, ReadOnlyMemory<byte> frame, JsonLdOptions? options = null)
    {
        var run = new JsonLdRun(options ?? new JsonLdOptions(), document);
        return run.Locate(() => Serialize(run.Frame(frame)));
    }

    /// <summary>
    /// Writes RDF as JSON-LD in expanded form, by the algorithm of the specification; <see cref="RdfWriter"/> writes it for readers.
    /// </summary>
    public static byte[] FromRdf(IEnumerable<Quad> dataset, JsonLdOptions? options = null) =>
        Serialize(new ExpandedFromRdf(options ?? new JsonLdOptions()).Convert(dataset));

    private static byte[] Serialize(LdValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonLdWriter.JsonOptions)) LdWriter.Write(writer, value);
        return stream.ToArray();
    }
}
