using System.Collections.Frozen;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Gives documents that the program brings along, by their IRI, and asks another loader, where there is one, for the rest.
/// </summary>
/// <remarks>Thread-safe, if the other loader is.</remarks>
public sealed class PreloadedDocumentLoader : IDocumentLoader
{
    private readonly FrozenDictionary<string, ReadOnlyMemory<byte>> _documents;
    private readonly IDocumentLoader? _next;

    /// <summary>Creates the loader.</summary>
    /// <param name="documents">JSON texts in UTF-8 by the IRI under which documents refer to them.</param>
    /// <param name="next">What loads all other documents; null to refuse them.</param>
    public PreloadedDocumentLoader(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> documents, IDocumentLoader? next = null)
    {
        _documents = documents.ToFrozenDictionary();
        _next = next;
    }

    /// <inheritdoc/>
    public RemoteDocument Load(string url, bool requestContext)
    {
        if (_documents.TryGetValue(url, out ReadOnlyMemory<byte> content)) return new RemoteDocument(url, content);
        return _next?.Load(url, requestContext) ?? throw new JsonLdException(
            "loading document failed", $"<{url}> is not among the documents at hand");
    }
}
