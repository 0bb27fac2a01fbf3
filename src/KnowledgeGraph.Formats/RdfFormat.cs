namespace KnowledgeGraph.Formats;

/// <summary>The RDF syntaxes.</summary>
public enum RdfFormat
{
    /// <summary>N-Triples 1.1, <c>.nt</c>, <c>application/n-triples</c>.</summary>
    NTriples,

    /// <summary>N-Quads 1.1, <c>.nq</c>, <c>application/n-quads</c>.</summary>
    NQuads,

    /// <summary>Turtle 1.1, <c>.ttl</c>, <c>text/turtle</c>.</summary>
    Turtle,

    /// <summary>TriG 1.1, <c>.trig</c>, <c>application/trig</c>.</summary>
    TriG,

    /// <summary>RDF/XML 1.1, <c>.rdf</c>, <c>application/rdf+xml</c>.</summary>
    RdfXml,

    /// <summary>JSON-LD 1.1, <c>.jsonld</c>, <c>application/ld+json</c>.</summary>
    JsonLd,
}
