using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>
/// The main classes of the model and what ties them. The places are chosen by hand, so that arrows are short and cross little; a test holds
/// every arrow against the graph.
/// </summary>
internal static class ModelDiagram
{
    private static readonly DiagramBox Document = Box("foaf:Document", "document", 0, 0);
    private static readonly DiagramBox Fiche = Box("cnig:Fiche", "fiche (édition)", 1, 0);
    private static readonly DiagramBox Section = Box("cnig:Section", "rubrique", 2, 0);
    private static readonly DiagramBox Passage = Box("oa:SpecificResource", "passage", 3, 0);
    private static readonly DiagramBox Region = Box("igeo:Region", "région", 0, 1);
    private static readonly DiagramBox Arrangement = Box("cnig:DispositifCoordination", "dispositif", 1, 1);
    private static readonly DiagramBox Body = Box("org:OrganizationalCollaboration", "instance", 2, 1);
    private static readonly DiagramBox Organisation = Box("org:Organization", "organisation", 3, 1);
    private static readonly DiagramBox Stake = Box("cnig:EnjeuRegional", "enjeu d'une région", 0, 2);
    private static readonly DiagramBox Platform = Box("cnig:Plateforme", "plateforme", 1, 2);
    private static readonly DiagramBox Group = Box("org:OrganizationalUnit", "groupe de travail", 2, 2);
    private static readonly DiagramBox Person = Box("foaf:Person", "personne", 3, 2);
    private static readonly DiagramBox Concept = Box("skos:Concept", "concept d'un schéma", 0, 3);
    private static readonly DiagramBox Articulation = Box("cnig:Articulation", "articulation", 1, 3);
    private static readonly DiagramBox Utterance = Box("cnig:Enonce", "énoncé", 2, 3);
    private static readonly DiagramBox Post = Box("org:Post", "correspondant", 3, 3);
    private static readonly DiagramBox Plan = Box("prov:Plan", "plan, schéma", 0, 4);
    private static readonly DiagramBox Study = Box("cnig:Etude", "étude", 1, 4);
    private static readonly DiagramBox Event = Box("schema:Event", "réunion", 2, 4);
    private static readonly DiagramBox Law = Box("eli:LegalResource", "texte de droit", 3, 4);

    public static IReadOnlyList<DiagramBox> Boxes { get; } =
    [
        Document, Fiche, Section, Passage, Region, Arrangement, Body, Organisation, Stake, Platform, Group, Person, Concept, Articulation,
        Utterance, Post, Plan, Study, Event, Law,
    ];

    public static IReadOnlyList<DiagramLink> Links { get; } =
    [
        Link(Document, "dct:hasPart", Fiche), Link(Fiche, "dct:hasPart", Section), Link(Passage, "dct:isPartOf", Section),
        Link(Fiche, "foaf:primaryTopic", Arrangement), Link(Fiche, "dct:spatial", Region), Link(Passage, "schema:mentions", Organisation),
        Link(Arrangement, "dct:spatial", Region), Link(Arrangement, "cnig:instance", Body), Link(Body, "org:hasMember", Organisation),
        Link(Stake, "dct:spatial", Region), Link(Platform, "dct:spatial", Region), Link(Group, "cnig:pilotePar", Organisation),
        Link(Person, "org:memberOf", Organisation), Link(Stake, "cnig:enjeu", Concept), Link(Platform, "cnig:public", Concept),
        Link(Articulation, "cnig:origine", Concept), Link(Group, "cnig:objectif", Utterance), Link(Utterance, "cnig:intervenant", Person),
        Link(Post, "org:heldBy", Person), Link(Event, "cnig:ordreDuJour", Utterance), Link(Study, "cnig:objectif", Utterance),
        Link(Study, "cnig:porteSur", Plan), Link(Utterance, "cnig:fondementJuridique", Law),
    ];

    private static DiagramBox Box(string name, string label, int column, int row) => new(Expand(name), label, column, row);

    private static DiagramLink Link(DiagramBox from, string property, DiagramBox to) => new(from, Expand(property), to);

    private static Iri Expand(string name)
    {
        string[] parts = name.Split(':');
        return new Iri(PublishedPrefixes.All.First(prefix => prefix.Key == parts[0]).Value + parts[1]);
    }
}
