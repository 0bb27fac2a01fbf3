using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>Terms as the gold files write them: prefixed, or relative to the base; a literal as its text in quotes.</summary>
internal static class CompactNames
{
    private static readonly (string Prefix, string Namespace)[] Prefixes =
    [
        ("voc/", "https://w3id.org/cnig/voc/"),
        ("cnig:", "https://w3id.org/cnig/def#"),
        ("dct:", "http://purl.org/dc/terms/"),
        ("foaf:", "http://xmlns.com/foaf/0.1/"),
        ("org:", "http://www.w3.org/ns/org#"),
        ("prov:", "http://www.w3.org/ns/prov#"),
        ("rdfs:", "http://www.w3.org/2000/01/rdf-schema#"),
        ("schema:", "http://schema.org/"),
        ("skos:", "http://www.w3.org/2004/02/skos/core#"),
        ("", TestData.BaseIri),
    ];

    public static string Of(Term term)
    {
        if (term is Literal literal) return $"\"{literal.LexicalForm}\"";
        string iri = ((Iri)term).Value;
        foreach ((string prefix, string ns) in Prefixes)
        {
            if (iri.StartsWith(ns, StringComparison.Ordinal)) return prefix + iri[ns.Length..];
        }
        return iri;
    }
}
