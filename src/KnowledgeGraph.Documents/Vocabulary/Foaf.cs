using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of FOAF in use.</summary>
internal static class Foaf
{
    public const string Namespace = "http://xmlns.com/foaf/0.1/";

    public static readonly Iri Document = new(Namespace + "Document");
    public static readonly Iri Agent = new(Namespace + "Agent");
    public static readonly Iri Person = new(Namespace + "Person");
    public static readonly Iri Name = new(Namespace + "name");
    public static readonly Iri Homepage = new(Namespace + "homepage");
    public static readonly Iri PrimaryTopic = new(Namespace + "primaryTopic");
}
