using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of the Core Vocabularies in use.</summary>
internal static class Cv
{
    public const string Namespace = "http://data.europa.eu/m8g/";

    public static readonly Iri PublicOrganisation = new(Namespace + "PublicOrganisation");
}
