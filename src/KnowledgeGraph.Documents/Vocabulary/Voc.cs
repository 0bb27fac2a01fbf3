using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The schemes and concepts of the project's vocabularies on which rules depend.</summary>
internal static class Voc
{
    public const string Namespace = "https://w3id.org/cnig/voc/";

    public static readonly Iri Rubrique = new(Namespace + "rubrique");
    public static readonly Iri RubriqueEntete = new(Namespace + "rubrique/entete");
    public static readonly Iri RubriqueDateDeMiseAJour = new(Namespace + "rubrique/date-de-mise-a-jour");
}
