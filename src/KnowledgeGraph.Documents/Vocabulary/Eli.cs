using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of ELI in use.</summary>
internal static class Eli
{
    public const string Namespace = "http://data.europa.eu/eli/ontology#";

    public static readonly Iri LegalResource = new(Namespace + "LegalResource");
    public static readonly Iri IdLocal = new(Namespace + "id_local");
    public static readonly Iri DateDocument = new(Namespace + "date_document");
}
