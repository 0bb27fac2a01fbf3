using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The schemes of the project's vocabularies, and the concepts on which rules depend.</summary>
internal static class Voc
{
    public const string Namespace = "https://w3id.org/cnig/voc/";

    public static readonly Iri Rubrique = Of("rubrique");
    public static readonly Iri Acteur = Of("acteur");
    public static readonly Iri Enjeu = Of("enjeu");
    public static readonly Iri Rang = Of("rang");
    public static readonly Iri Instance = Of("instance");
    public static readonly Iri Enonce = Of("enonce");
    public static readonly Iri Plateforme = Of("plateforme");
    public static readonly Iri FonctionPlateforme = Of("fonction-plateforme");
    public static readonly Iri ArticulationScheme = Of("articulation");
    public static readonly Iri Certitude = Of("certitude");
    public static readonly Iri Acte = Of("acte");
    public static readonly Iri Document = Of("document");
    public static readonly Iri Role = Of("role");
    public static readonly Iri Etat = Of("etat");

    public static readonly Iri RubriqueEntete = Of("rubrique/entete");
    public static readonly Iri RubriqueDateDeMiseAJour = Of("rubrique/date-de-mise-a-jour");
    public static readonly Iri RubriquePresentation = Of("rubrique/presentation");
    public static readonly Iri RubriqueActeurs = Of("rubrique/acteurs");
    public static readonly Iri RubriqueEnjeux = Of("rubrique/enjeux");
    public static readonly Iri RubriqueDispositif = Of("rubrique/dispositif");
    public static readonly Iri RubriqueCadreGeneral = Of("rubrique/cadre-general");
    public static readonly Iri RubriqueMembres = Of("rubrique/membres-gouvernance");
    public static readonly Iri RubriqueOrganisation = Of("rubrique/organisation");
    public static readonly Iri RubriquePlateformes = Of("rubrique/plateformes");
    public static readonly Iri RubriqueCorrespondants = Of("rubrique/correspondants");
    public static readonly Iri RubriqueRedacteurs = Of("rubrique/redacteurs");

    /// <summary>The concept of a scheme, by its last segment.</summary>
    public static Iri Of(string path) => new(Namespace + path);
}
