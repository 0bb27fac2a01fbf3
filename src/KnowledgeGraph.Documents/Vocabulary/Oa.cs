using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of the Web Annotation vocabulary in use.</summary>
internal static class Oa
{
    public const string Namespace = "http://www.w3.org/ns/oa#";

    public static readonly Iri SpecificResource = new(Namespace + "SpecificResource");
    public static readonly Iri TextQuoteSelector = new(Namespace + "TextQuoteSelector");
    public static readonly Iri TextPositionSelector = new(Namespace + "TextPositionSelector");
    public static readonly Iri HasSource = new(Namespace + "hasSource");
    public static readonly Iri HasSelector = new(Namespace + "hasSelector");
    public static readonly Iri Exact = new(Namespace + "exact");
    public static readonly Iri Prefix = new(Namespace + "prefix");
    public static readonly Iri Suffix = new(Namespace + "suffix");
    public static readonly Iri Start = new(Namespace + "start");
    public static readonly Iri End = new(Namespace + "end");
    public static readonly Iri HasTarget = new(Namespace + "hasTarget");
    public static readonly Iri HasBody = new(Namespace + "hasBody");
    public static readonly Iri MotivatedBy = new(Namespace + "motivatedBy");
}
