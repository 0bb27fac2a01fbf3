using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of GeoSPARQL in use.</summary>
internal static class Geo
{
    public const string Namespace = "http://www.opengis.net/ont/geosparql#";

    public static readonly Iri WktLiteral = new(Namespace + "wktLiteral");
}
