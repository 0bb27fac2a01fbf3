using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats.JsonLd;

namespace KnowledgeGraph.Conformance.JsonLd;

/// <summary>Loads documents from the suites on this machine, by the IRI under which they are published; nothing else.</summary>
internal sealed class SuiteDocumentLoader : IDocumentLoader
{
    /// <summary>The loader; it has no state.</summary>
    public static readonly SuiteDocumentLoader Instance = new();

    /// <inheritdoc/>
    public RemoteDocument Load(string url, bool requestContext)
    {
        string file = url.StartsWith(SharedSuites.PublishedRoot, StringComparison.Ordinal) ? SharedSuites.FileOfPublished(url) : "";
        if (!File.Exists(file)) throw new JsonLdException("loading document failed", $"<{url}> is not part of the suites");
        return new RemoteDocument(url, File.ReadAllBytes(file));
    }
}
