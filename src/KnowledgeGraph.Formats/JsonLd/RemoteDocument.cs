namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A document that an <see cref="IDocumentLoader"/> fetched (JSON-LD 1.1 API §9.4.3).</summary>
/// <param name="Url">The final URL, after redirects; relative references are resolved against it.</param>
/// <param name="Content">The JSON text, UTF-8.</param>
/// <param name="ContextUrl">The context that an HTTP Link header names for a plain JSON document, or null.</param>
public sealed record RemoteDocument(string Url, ReadOnlyMemory<byte> Content, string? ContextUrl = null);
