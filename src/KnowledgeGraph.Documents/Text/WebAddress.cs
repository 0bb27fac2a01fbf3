using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Web addresses that documents give.</summary>
internal static class WebAddress
{
    /// <summary>The address as an IRI, as written where that is one; null where it is no absolute http or https address.</summary>
    public static Iri? ToIri(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) return null;
        bool isIri = !url.Any(c => char.IsControl(c) || char.IsSurrogate(c)
            || c is ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`');
        return new Iri(isIri ? url : uri.AbsoluteUri);
    }
}
