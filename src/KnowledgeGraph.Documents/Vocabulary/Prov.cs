using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of PROV-O in use.</summary>
internal static class Prov
{
    public const string Namespace = "http://www.w3.org/ns/prov#";

    public static readonly Iri Entity = new(Namespace + "Entity");
    public static readonly Iri Activity = new(Namespace + "Activity");
    public static readonly Iri Plan = new(Namespace + "Plan");
    public static readonly Iri WasDerivedFrom = new(Namespace + "wasDerivedFrom");
    public static readonly Iri WasGeneratedBy = new(Namespace + "wasGeneratedBy");
    public static readonly Iri Used = new(Namespace + "used");
    public static readonly Iri WasAttributedTo = new(Namespace + "wasAttributedTo");
}
