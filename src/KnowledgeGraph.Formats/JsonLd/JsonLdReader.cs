using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Reads JSON-LD 1.1 documents into statements.</summary>
internal static class JsonLdReader
{
    /// <summary>
    /// Reads a document. One that is a list of nodes, behind its context or without one, is read in constant memory, and twice: first to see
    /// that it is whole and of that form. What cannot be read twice is kept in a temporary file meanwhile, where it is large. Of any other
    /// form the text and its tree are held in memory, as contexts may stand anywhere.
    /// </summary>
    /// <exception cref="RdfSyntaxException">It is no JSON, or breaks JSON-LD.</exception>
    public static void Read(Stream stream, RdfReaderOptions options, IQuadSink sink, CancellationToken cancellationToken)
    {
        var jsonLd = new JsonLdOptions
        {
            BaseIri = options.BaseIri,
            SourceName = options.SourceName,
            DocumentLoader = options.JsonLdDocumentLoader,
            MaxDepth = options.MaxDepth,
            Ordered = false,
            RdfDirection = "dirLangString",
        };
        if (stream.CanSeek)
        {
            Read(stream, options, jsonLd, sink, cancellationToken);
            return;
        }
        using Stream copy = SpooledStream.Copy(stream, cancellationToken);
        Read(copy, options, jsonLd, sink, cancellationToken);
    }

    private static void Read(
        Stream stream, RdfReaderOptions options, JsonLdOptions jsonLd, IQuadSink sink, CancellationToken cancellationToken)
    {
        long start = stream.Position;
        bool isList = DocumentOutline.IsListOfNodes(stream, options.MaxDepth, options.MaxTokenBytes, cancellationToken);
        stream.Position = start;
        if (isList)
        {
            using var input = new Utf8Input(stream, options, cancellationToken);
            new NodeStreamReader(input, jsonLd, options.GoesOnAfter, sink, cancellationToken).Read();
            return;
        }
        ReadOnlyMemory<byte> document = ReadAll(stream, options.SourceName);
        if (options.GoesOnAfter is { } goesOn)
        {
            jsonLd = jsonLd with { GoesOnAfter = e => goesOn(SyntaxError(e.In(options.SourceName, document.Span), options.SourceName)) };
        }
        try
        {
            JsonLdProcessor.ToRdf(document, sink, jsonLd, cancellationToken);
        }
        catch (JsonLdException e)
        {
            throw SyntaxError(e, options.SourceName);
        }
    }

    private static RdfSyntaxException SyntaxError(JsonLdException e, string? source) =>
        new($"{e.Reason} ({e.Code})", e.SourceName ?? source, Math.Max(1, e.Line), Math.Max(1, e.Column));

    private static ReadOnlyMemory<byte> ReadAll(Stream stream, string? source)
    {
        long length = stream.Length - stream.Position;
        if (length > Array.MaxLength)
        {
            throw new JsonLdException(
                "loading document failed", "a JSON-LD document that is no list of nodes must be smaller than 2 GiB", source, 1, 1);
        }
        byte[] document = new byte[length];
        stream.ReadExactly(document);
        return document;
    }
}
