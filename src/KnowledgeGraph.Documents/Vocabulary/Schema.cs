using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of schema.org in use.</summary>
internal static class Schema
{
    public const string Namespace = "http://schema.org/";

    public static readonly Iri Position = new(Namespace + "position");
    public static readonly Iri Event = new(Namespace + "Event");
}
