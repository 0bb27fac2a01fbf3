using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Mapping;

/// <summary>Makes the IRIs of resources: the base, the family, and stable keys.</summary>
/// <remarks>Immutable and thread-safe. Equal keys give equal IRIs.</remarks>
public sealed class ResourceIris
{
    /// <summary>Takes the base under which every resource is named.</summary>
    /// <param name="baseIri">An absolute IRI that ends with a slash.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public ResourceIris(string baseIri)
    {
        ArgumentException.ThrowIfNullOrEmpty(baseIri);
        if (!baseIri.Contains("://", StringComparison.Ordinal) || baseIri[^1] != '/')
        {
            throw new ArgumentException($"'{baseIri}' is no absolute IRI that ends with a slash", nameof(baseIri));
        }
        Base = baseIri;
    }

    /// <summary>The base.</summary>
    public string Base { get; }

    /// <summary>The IRI of a resource: the base and the segments, apart by slashes.</summary>
    public Iri Of(params ReadOnlySpan<string> segments) => new(Base + string.Join('/', segments!));

    /// <summary>The part of an IRI after the base; the whole where it does not begin with the base.</summary>
    public string PathOf(Iri iri) => iri.Value.StartsWith(Base, StringComparison.Ordinal) ? iri.Value[Base.Length..] : iri.Value;
}
