using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Dumps;

/// <summary>The prefixes that pages and documents use.</summary>
public static class PublishedPrefixes
{
    /// <summary>The prefixes, without colon, and their namespaces, in the order to declare them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("cnig", "https://w3id.org/cnig/def#"),
        new("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        new("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        new("owl", "http://www.w3.org/2002/07/owl#"),
        new("xsd", "http://www.w3.org/2001/XMLSchema#"),
        new("skos", "http://www.w3.org/2004/02/skos/core#"),
        new("dct", "http://purl.org/dc/terms/"),
        new("dcat", "http://www.w3.org/ns/dcat#"),
        new("dqv", "http://www.w3.org/ns/dqv#"),
        new("foaf", "http://xmlns.com/foaf/0.1/"),
        new("org", "http://www.w3.org/ns/org#"),
        new("prov", "http://www.w3.org/ns/prov#"),
        new("oa", "http://www.w3.org/ns/oa#"),
        new("schema", "http://schema.org/"),
        new("vcard", "http://www.w3.org/2006/vcard/ns#"),
        new("spdx", "http://spdx.org/rdf/terms#"),
        new("igeo", "http://rdf.insee.fr/def/geo#"),
        new("geo", "http://www.opengis.net/ont/geosparql#"),
        new("eli", "http://data.europa.eu/eli/ontology#"),
        new("cv", "http://data.europa.eu/m8g/"),
    ];

    /// <summary>The prefixed name of an IRI, or the IRI where no prefix fits.</summary>
    public static string Shorten(Iri iri)
    {
        foreach ((string prefix, string name) in All)
        {
            if (iri.Value.Length > name.Length && iri.Value.StartsWith(name, StringComparison.Ordinal)) return $"{prefix}:{iri.Value[name.Length..]}";
        }
        return iri.Value;
    }
}
