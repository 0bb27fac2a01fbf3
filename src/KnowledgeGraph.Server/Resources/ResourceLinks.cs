using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Resources;

/// <summary>The addresses on this server at which resources are shown.</summary>
internal sealed class ResourceLinks(IOptions<PublicationOptions> options)
{
    /// <summary>The path of a resource of the base; for any other IRI, the page that says what the graph knows of it.</summary>
    public string To(Iri iri)
    {
        string baseIri = options.Value.BaseIri;
        return iri.Value.Length > baseIri.Length && iri.Value.StartsWith(baseIri, StringComparison.Ordinal) && !iri.Value.Contains('#')
            ? "/" + iri.Value[baseIri.Length..]
            : "/resource?iri=" + Uri.EscapeDataString(iri.Value);
    }
}
