using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of the project's own ontology in use.</summary>
internal static class Cnig
{
    public const string Namespace = "https://w3id.org/cnig/def#";

    public static readonly Iri Fiche = new(Namespace + "Fiche");
    public static readonly Iri Section = new(Namespace + "Section");
    public static readonly Iri DispositifCoordination = new(Namespace + "DispositifCoordination");
    public static readonly Iri Plateforme = new(Namespace + "Plateforme");
    public static readonly Iri Articulation = new(Namespace + "Articulation");
    public static readonly Iri EnjeuRegional = new(Namespace + "EnjeuRegional");
    public static readonly Iri Enonce = new(Namespace + "Enonce");
    public static readonly Iri Etude = new(Namespace + "Etude");
    public static readonly Iri Rubrique = new(Namespace + "rubrique");
    public static readonly Iri EtatSection = new(Namespace + "etatSection");
    public static readonly Iri ActeurPrincipal = new(Namespace + "acteurPrincipal");
    public static readonly Iri Instance = new(Namespace + "instance");
    public static readonly Iri OrganisePar = new(Namespace + "organisePar");
    public static readonly Iri Associe = new(Namespace + "associe");
    public static readonly Iri CategorieMembre = new(Namespace + "categorieMembre");
    public static readonly Iri PilotePar = new(Namespace + "pilotePar");
    public static readonly Iri AnimePar = new(Namespace + "animePar");
    public static readonly Iri Represente = new(Namespace + "represente");
    public static readonly Iri Frequence = new(Namespace + "frequence");
    public static readonly Iri Etat = new(Namespace + "etat");
    public static readonly Iri Formalisation = new(Namespace + "formalisation");
    public static readonly Iri FormalisePar = new(Namespace + "formalisePar");
    public static readonly Iri Signataire = new(Namespace + "signataire");
    public static readonly Iri FondementJuridique = new(Namespace + "fondementJuridique");
    public static readonly Iri Fonction = new(Namespace + "fonction");
    public static readonly Iri Operateur = new(Namespace + "operateur");
    public static readonly Iri Public = new(Namespace + "public");
    public static readonly Iri Alimente = new(Namespace + "alimente");
    public static readonly Iri Origine = new(Namespace + "origine");
    public static readonly Iri Cible = new(Namespace + "cible");
    public static readonly Iri Nature = new(Namespace + "nature");
    public static readonly Iri Certitude = new(Namespace + "certitude");
    public static readonly Iri Enjeu = new(Namespace + "enjeu");
    public static readonly Iri Rang = new(Namespace + "rang");
    public static readonly Iri Preuve = new(Namespace + "preuve");
    public static readonly Iri OrdreDuJour = new(Namespace + "ordreDuJour");
    public static readonly Iri Intervenant = new(Namespace + "intervenant");
    public static readonly Iri Objectif = new(Namespace + "objectif");
    public static readonly Iri Commanditaire = new(Namespace + "commanditaire");
    public static readonly Iri Prestataire = new(Namespace + "prestataire");
    public static readonly Iri PorteSur = new(Namespace + "porteSur");
    public static readonly Iri Couche = new(Namespace + "couche");
}
