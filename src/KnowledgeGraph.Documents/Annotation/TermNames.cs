using System.Collections.Frozen;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>What things, properties and values are called in French, on a page for editors.</summary>
internal sealed class TermNames
{
    private static readonly FrozenDictionary<string, string> Terms = new Dictionary<string, string>
    {
        [RdfVocabulary.Type.Value] = "est",
        [Rdfs.Namespace + "label"] = "s'appelle",
        [Rdfs.Namespace + "seeAlso"] = "voir aussi",
        [Skos.Namespace + "altLabel"] = "aussi écrit",
        [Dct.Namespace + "title"] = "titre",
        [Dct.Namespace + "type"] = "nature",
        [Dct.Namespace + "isPartOf"] = "fait partie de",
        [Dct.Namespace + "hasPart"] = "comprend",
        [Dct.Namespace + "spatial"] = "territoire",
        [Dct.Namespace + "references"] = "renvoie à",
        [Dct.Namespace + "description"] = "description",
        [Dct.Namespace + "modified"] = "mis à jour le",
        [Dct.Namespace + "issued"] = "publié le",
        [Dct.Namespace + "date"] = "date",
        [Dct.Namespace + "creator"] = "rédigé par",
        [Dct.Namespace + "publisher"] = "publié par",
        [Dct.Namespace + "format"] = "format",
        [Dct.Namespace + "language"] = "langue",
        [Dct.Namespace + "hasVersion"] = "a pour édition",
        [Dct.Namespace + "isVersionOf"] = "est une édition de",
        [Schema.Namespace + "mentions"] = "mentionne",
        [Schema.Namespace + "position"] = "rang",
        [Schema.Namespace + "text"] = "texte",
        [Schema.Namespace + "name"] = "nom",
        [Schema.Namespace + "startDate"] = "a lieu le",
        [Schema.Namespace + "organizer"] = "organisé par",
        [Schema.Namespace + "itemListElement"] = "élément",
        [Schema.Namespace + "breadcrumb"] = "fil d'Ariane",
        [Schema.Namespace + "associatedMedia"] = "à télécharger",
        [Schema.Namespace + "contentSize"] = "taille",
        [Foaf.Namespace + "name"] = "nom",
        [Foaf.Namespace + "homepage"] = "site web",
        [Foaf.Namespace + "primaryTopic"] = "décrit",
        [Foaf.Namespace + "Person"] = "personne",
        [Foaf.Namespace + "Agent"] = "agent",
        [Foaf.Namespace + "Document"] = "document",
        [Org.Namespace + "classification"] = "catégorie",
        [Org.Namespace + "hasMember"] = "a pour membre",
        [Org.Namespace + "memberOf"] = "membre de",
        [Schema.Namespace + "jobTitle"] = "fonction",
        [Vcard.Namespace + "hasEmail"] = "adresse électronique",
        [Dcat.Namespace + "contactPoint"] = "contact",
        [Org.Namespace + "member"] = "membre",
        [Org.Namespace + "organization"] = "organisation",
        [Org.Namespace + "role"] = "rôle",
        [Org.Namespace + "heldBy"] = "occupé par",
        [Org.Namespace + "postIn"] = "poste à",
        [Org.Namespace + "unitOf"] = "partie de",
        [Org.Namespace + "Organization"] = "organisation",
        [Org.Namespace + "FormalOrganization"] = "organisation constituée",
        [Org.Namespace + "OrganizationalCollaboration"] = "instance",
        [Org.Namespace + "OrganizationalUnit"] = "groupe",
        [Org.Namespace + "Membership"] = "participation",
        [Org.Namespace + "Post"] = "poste",
        [Prov.Namespace + "wasAttributedTo"] = "attribué à",
        [Prov.Namespace + "Entity"] = "objet documenté",
        [Prov.Namespace + "Activity"] = "activité",
        [Prov.Namespace + "Plan"] = "plan",
        [Schema.Namespace + "Event"] = "événement",
        [Schema.Namespace + "CreativeWorkSeries"] = "série d'éditions",
        [Schema.Namespace + "WebPage"] = "page web",
        [Schema.Namespace + "MediaObject"] = "fichier",
        [Schema.Namespace + "BreadcrumbList"] = "fil d'Ariane",
        [Schema.Namespace + "ListItem"] = "élément",
        [Eli.Namespace + "LegalResource"] = "texte de droit",
        [Cnig.Namespace + "rubrique"] = "rubrique",
        [Cnig.Namespace + "etatSection"] = "état",
        [Cnig.Namespace + "acteurPrincipal"] = "acteur principal",
        [Cnig.Namespace + "enjeu"] = "enjeu",
        [Cnig.Namespace + "preuve"] = "preuve",
        [Cnig.Namespace + "associe"] = "associe",
        [Cnig.Namespace + "objectif"] = "objectif",
        [Cnig.Namespace + "instance"] = "instance",
        [Cnig.Namespace + "categorieMembre"] = "catégorie membre",
        [Cnig.Namespace + "rang"] = "priorité",
        [Cnig.Namespace + "signataire"] = "signataire",
        [Cnig.Namespace + "formalisation"] = "formalisation",
        [Cnig.Namespace + "formalisePar"] = "formalisé par",
        [Cnig.Namespace + "public"] = "rassemble",
        [Cnig.Namespace + "ordreDuJour"] = "à l'ordre du jour",
        [Cnig.Namespace + "frequence"] = "fréquence",
        [Cnig.Namespace + "commanditaire"] = "commandé par",
        [Cnig.Namespace + "prestataire"] = "réalisé par",
        [Cnig.Namespace + "pilotePar"] = "piloté par",
        [Cnig.Namespace + "animePar"] = "animé par",
        [Cnig.Namespace + "organisePar"] = "organisé par",
        [Cnig.Namespace + "represente"] = "représente",
        [Cnig.Namespace + "operateur"] = "opéré par",
        [Cnig.Namespace + "fonction"] = "fonction",
        [Cnig.Namespace + "nature"] = "nature du lien",
        [Cnig.Namespace + "certitude"] = "certitude",
        [Cnig.Namespace + "origine"] = "origine",
        [Cnig.Namespace + "cible"] = "cible",
        [Cnig.Namespace + "alimente"] = "alimente",
        [Cnig.Namespace + "etat"] = "état",
        [Cnig.Namespace + "porteSur"] = "porte sur",
        [Cnig.Namespace + "intervenant"] = "intervenant",
        [Cnig.Namespace + "fondementJuridique"] = "fondement juridique",
        [Cnig.Namespace + "Fiche"] = "fiche régionale",
        [Cnig.Namespace + "Section"] = "section",
        [Cnig.Namespace + "DispositifCoordination"] = "dispositif de coordination",
        [Cnig.Namespace + "Plateforme"] = "plateforme",
        [Cnig.Namespace + "Articulation"] = "articulation",
        [Cnig.Namespace + "EnjeuRegional"] = "enjeu régional",
        [Cnig.Namespace + "Enonce"] = "énoncé",
        [Cnig.Namespace + "Etude"] = "étude",
    }.ToFrozenDictionary();

    private readonly AuthorityData _authority;
    private readonly Dictionary<Iri, string> _said = [];

    public TermNames(DocumentReading reading, AuthorityData authority)
    {
        _authority = authority;
        foreach (Statement statement in reading.Statements)
        {
            if (statement.Predicate == Rdfs.Label && statement.Object is Literal label) _said.TryAdd(statement.Subject, label.LexicalForm);
        }
    }

    /// <summary>The name of a property or a value; of a thing without a name, the end of its IRI.</summary>
    public string Of(Term term) => term switch
    {
        Literal literal => literal.LexicalForm,
        Iri iri => Terms.GetValueOrDefault(iri.Value) ?? _authority.Find(iri)?.Label ?? _said.GetValueOrDefault(iri) ?? _authority.Iris.PathOf(iri),
        _ => term.ToString()!,
    };
}
