using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of RDF Schema in use.</summary>
internal static class Rdfs
{
    public const string Namespace = "http://www.w3.org/2000/01/rdf-schema#";

    public static readonly Iri Label = new(Namespace + "label");
    public static readonly Iri SeeAlso = new(Namespace + "seeAlso");
}
