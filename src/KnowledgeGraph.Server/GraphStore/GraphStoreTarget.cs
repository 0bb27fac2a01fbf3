using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>What a request of the Graph Store Protocol is about (§4): one graph, or the store with all its graphs.</summary>
/// <param name="IsStore">Whether it is the store.</param>
/// <param name="Graph">The graph; null for the default graph, and for the store.</param>
internal readonly record struct GraphStoreTarget(bool IsStore, Iri? Graph)
{
    /// <summary>The address of the store.</summary>
    public const string Path = "/graph-store";

    /// <summary>
    /// What a request names: by <c>?default</c> or <c>?graph=</c>, or directly, by its path, which the base of the graph's own names
    /// makes an IRI, wherever the server answers.
    /// </summary>
    /// <exception cref="ProtocolException">It names several graphs, or one that is no absolute IRI.</exception>
    public static GraphStoreTarget Of(HttpRequest request, string baseIri)
    {
        UrlParameters parameters = UrlParameters.Of(request);
        bool isDefault = parameters.Contains("default");
        string? graph = parameters.Single("graph");
        // The target as sent: the decoded path would be another name.
        string path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0];
        bool isDirect = path.Length > Path.Length + 1;
        if ((isDefault ? 1 : 0) + (graph is null ? 0 : 1) + (isDirect ? 1 : 0) > 1)
        {
            throw Refused("name one graph: by the path, by 'default', or by 'graph'");
        }
        if (isDefault) return new GraphStoreTarget(false, null);
        if (graph is null && !isDirect) return new GraphStoreTarget(true, null);
        string iri = graph ?? baseIri + path.TrimStart('/');
        return Iri.IsAbsolute(iri) ? new GraphStoreTarget(false, new Iri(iri)) : throw Refused($"'graph' takes an absolute IRI; it is '{iri}'");
    }

    private static ProtocolException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
