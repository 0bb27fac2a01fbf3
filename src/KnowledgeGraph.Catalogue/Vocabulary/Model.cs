using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Vocabulary;

/// <summary>The terms of the model, and of the standards that it uses, on which the build itself depends.</summary>
internal static class Model
{
    public static readonly Iri Label = Rdfs("label");
    public static readonly Iri Comment = Rdfs("comment");

    public static readonly Iri Statement = Rdf("Statement");
    public static readonly Iri Subject = Rdf("subject");
    public static readonly Iri Predicate = Rdf("predicate");
    public static readonly Iri Object = Rdf("object");

    public static readonly Iri Fiche = Cnig("Fiche");
    public static readonly Iri Section = Cnig("Section");
    public static readonly Iri View = Cnig("Vue");
    public static readonly Iri Layer = Cnig("couche");
    public static readonly Iri TemplateSection = Cnig("rubrique");
    public static readonly Iri SectionState = Cnig("etatSection");

    public static readonly Iri Date = Dct("date");
    public static readonly Iri Spatial = Dct("spatial");
    public static readonly Iri Modified = Dct("modified");
    public static readonly Iri IsPartOf = Dct("isPartOf");
    public static readonly Iri IsVersionOf = Dct("isVersionOf");
    public static readonly Iri Replaces = Dct("replaces");
    public static readonly Iri IsReplacedBy = Dct("isReplacedBy");
    public static readonly Iri HasCurrentVersion = new("http://www.w3.org/ns/dcat#hasCurrentVersion");

    public static readonly Iri Agent = new("http://xmlns.com/foaf/0.1/Agent");
    public static readonly Iri Name = new("http://xmlns.com/foaf/0.1/name");

    public static readonly Iri Entity = Prov("Entity");
    public static readonly Iri WasDerivedFrom = Prov("wasDerivedFrom");
    public static readonly Iri WasAttributedTo = Prov("wasAttributedTo");

    public static readonly Iri HasSelector = Oa("hasSelector");
    public static readonly Iri HasTarget = Oa("hasTarget");
    public static readonly Iri HasBody = Oa("hasBody");
    public static readonly Iri MotivatedBy = Oa("motivatedBy");

    public static readonly Iri QualityAnnotation = new("http://www.w3.org/ns/dqv#QualityAnnotation");
    public static readonly Iri QualityAssessment = new("http://www.w3.org/ns/dqv#qualityAssessment");

    /// <summary>The namespace of the project's own terms.</summary>
    public const string Namespace = "https://w3id.org/cnig/def#";

    /// <summary>The namespace of the project's vocabularies.</summary>
    public const string Vocabularies = "https://w3id.org/cnig/voc/";

    /// <summary>A concept, by its scheme and its name, as <c>couche/editeur</c>.</summary>
    public static Iri Concept(string path) => new(Vocabularies + path);

    private static Iri Cnig(string name) => new(Namespace + name);

    private static Iri Dct(string name) => new("http://purl.org/dc/terms/" + name);

    private static Iri Oa(string name) => new("http://www.w3.org/ns/oa#" + name);

    private static Iri Prov(string name) => new("http://www.w3.org/ns/prov#" + name);

    private static Iri Rdf(string name) => new("http://www.w3.org/1999/02/22-rdf-syntax-ns#" + name);

    private static Iri Rdfs(string name) => new("http://www.w3.org/2000/01/rdf-schema#" + name);
}
