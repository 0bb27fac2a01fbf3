using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of DCAT in use.</summary>
internal static class Dcat
{
    public const string Namespace = "http://www.w3.org/ns/dcat#";

    public static readonly Iri Bbox = new(Namespace + "bbox");
    public static readonly Iri ContactPoint = new(Namespace + "contactPoint");
}
