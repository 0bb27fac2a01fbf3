using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of INSEE's geographic ontology in use.</summary>
internal static class Igeo
{
    public const string Namespace = "http://rdf.insee.fr/def/geo#";

    public static readonly Iri Region = new(Namespace + "Region");
    public static readonly Iri Departement = new(Namespace + "Departement");
    public static readonly Iri CodeINSEE = new(Namespace + "codeINSEE");
    public static readonly Iri SubdivisionDe = new(Namespace + "subdivisionDe");
    public static readonly Iri Nom = new(Namespace + "nom");
    public static readonly Iri Commune = new(Namespace + "Commune");
}
