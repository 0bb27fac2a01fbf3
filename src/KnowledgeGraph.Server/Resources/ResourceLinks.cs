using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Resources;

/// <summary>The addresses on this server at which resources are shown.</summary>
internal sealed class ResourceLinks(IOptions<PublicationOptions> options)
{
    /// <summary>What the server itself answers at: a resource of such a name is shown at its other address.</summary>
    private static readonly string[] OwnNames = ["sparql", "graph-store", "dumps", "health", "resource", "questions", "ontologie", "app.css", "sparql.js", "icon.svg"];

    /// <summary>The path of a resource of the base; for any other IRI, the page that says what the graph knows of it.</summary>
    public string To(Iri iri)
    {
        string baseIri = options.Value.BaseIri;
        string? path = iri.Value.StartsWith(baseIri, StringComparison.Ordinal) ? iri.Value[baseIri.Length..] : null;
        return path is not null && IsPlainPath(path) ? "/" + path : "/resource?iri=" + Uri.EscapeDataString(iri.Value);
    }

    /// <summary>
    /// Whether a browser asks for these characters as they are: no query, no fragment, nothing that it resolves away, and no second slash
    /// at the start, which would make a host of what follows.
    /// </summary>
    private static bool IsPlainPath(string path) =>
        path.Length > 0
        && path[0] != '/'
        && !path.AsSpan().ContainsAny('?', '#', '\\')
        && !path.Split('/').Any(segment => segment is "." or "..")
        && !OwnNames.Contains(path.Split('/')[0], StringComparer.OrdinalIgnoreCase);
}
