namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Reads JSON-LD 1.1 documents into statements.</summary>
internal static class JsonLdReader
{
    /// <summary>
    /// Reads a whole document. Contexts may stand anywhere in it, so its text is held in memory; as a tree only one node at a time is,
    /// where the document is a list of nodes.
    /// </summary>
    /// <exception cref="RdfSyntaxException">It is no JSON, or breaks JSON-LD.</exception>
    public static void Read(Stream stream, RdfReaderOptions options, IQuadSink sink, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> document = ReadAll(stream, options.SourceName);
        var jsonLd = new JsonLdOptions
        {
            BaseIri = options.BaseIri,
            SourceName = options.SourceName,
            DocumentLoader = options.JsonLdDocumentLoader,
            MaxDepth = options.MaxDepth,
            Ordered = false,
            RdfDirection = "dirLangString",
        };
        try
        {
            JsonLdProcessor.ToRdf(document, sink, jsonLd, cancellationToken);
        }
        catch (JsonLdException e)
        {
            throw new RdfSyntaxException(
                $"{e.Reason} ({e.Code})", e.SourceName ?? options.SourceName, Math.Max(1, e.Line), Math.Max(1, e.Column));
        }
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream stream, string? source)
    {
        var buffer = new MemoryStream();
        try
        {
            stream.CopyTo(buffer);
        }
        catch (IOException e) when (buffer.Length > Array.MaxLength / 2)
        {
            throw new JsonLdException("loading document failed", "a JSON-LD document must be smaller than 2 GiB", source, 1, 1, e);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
