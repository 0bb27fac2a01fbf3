using KnowledgeGraph.Formats;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>The media types in which answers are given, the preferred one first.</summary>
internal static class SparqlMediaTypes
{
    public static IReadOnlyList<MediaOffer<SolutionFormat>> Solutions { get; } =
    [
        new("application/sparql-results+json", "json", SolutionFormat.Json),
        new("application/sparql-results+xml", "xml", SolutionFormat.Xml),
        new("text/csv", "csv", SolutionFormat.Csv),
        new("text/tab-separated-values", "tsv", SolutionFormat.Tsv),
        new("application/json", "json", SolutionFormat.Json),
        new("application/xml", "xml", SolutionFormat.Xml),
        new("text/xml", "xml", SolutionFormat.Xml),
    ];

    public static IReadOnlyList<MediaOffer<RdfFormat>> Graphs { get; } =
    [
        new("text/turtle", "turtle", RdfFormat.Turtle),
        new("application/n-triples", "ntriples", RdfFormat.NTriples),
        new("application/ld+json", "jsonld", RdfFormat.JsonLd),
        new("application/rdf+xml", "rdfxml", RdfFormat.RdfXml),
        new("application/trig", "trig", RdfFormat.TriG),
        new("application/n-quads", "nquads", RdfFormat.NQuads),
        new("application/json", "jsonld", RdfFormat.JsonLd),
        new("application/xml", "rdfxml", RdfFormat.RdfXml),
        new("text/plain", "ntriples", RdfFormat.NTriples),
    ];
}
