namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Fetches contexts and documents that JSON-LD refers to by IRI (JSON-LD 1.1 API §9.4). Without a loader nothing is fetched.
/// </summary>
/// <remarks>
/// IRIs come from untrusted documents: what may be loaded, from where, how much and for how long is the loader's to decide.
/// Implementations are thread-safe.
/// </remarks>
public interface IDocumentLoader
{
    /// <summary>Loads a document.</summary>
    /// <param name="url">An absolute IRI.</param>
    /// <param name="requestContext">Whether a context is asked for, and not a document.</param>
    /// <exception cref="JsonLdException">
    /// It is not allowed, not there, too large or no JSON; the code is <c>loading document failed</c>.
    /// </exception>
    RemoteDocument Load(string url, bool requestContext);
}
