using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of SKOS in use.</summary>
internal static class Skos
{
    public const string Namespace = "http://www.w3.org/2004/02/skos/core#";

    public static readonly Iri Concept = new(Namespace + "Concept");
    public static readonly Iri PrefLabel = new(Namespace + "prefLabel");
    public static readonly Iri AltLabel = new(Namespace + "altLabel");
    public static readonly Iri HiddenLabel = new(Namespace + "hiddenLabel");
    public static readonly Iri InScheme = new(Namespace + "inScheme");
    public static readonly Iri Definition = new(Namespace + "definition");
    public static readonly Iri Example = new(Namespace + "example");
    public static readonly Iri Broader = new(Namespace + "broader");
}
