using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>What a graph is built from.</summary>
public sealed record BuildOptions
{
    /// <summary>The base where none is configured: a reserved name, so that nobody takes it for a real address.</summary>
    public const string DefaultBaseIri = "https://data.cnig.example/";

    /// <summary>The start of the IRIs minted, one that <see cref="IsBaseIri"/> accepts.</summary>
    public required string BaseIri { get; init; }

    /// <summary>The folder with <c>sources/</c>, <c>authority/</c>, and perhaps <c>curation/</c> and <c>enrichment/</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder with <c>cnig.ttl</c>, <c>termes-repris.ttl</c>, <c>vocabularies/</c> and <c>context.jsonld</c>.</summary>
    public required string OntologyDirectory { get; init; }

    /// <summary>
    /// Whether the IRIs of resources can start with this one: an absolute http or https IRI that ends in a slash, without query or
    /// fragment.
    /// </summary>
    public static bool IsBaseIri(string iri) =>
        Iri.IsAbsolute(iri)
        && Uri.TryCreate(iri, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && iri.EndsWith('/')
        && !iri.AsSpan().ContainsAny('?', '#');
}
