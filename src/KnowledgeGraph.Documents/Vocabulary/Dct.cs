using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of DCMI Metadata Terms in use.</summary>
internal static class Dct
{
    public const string Namespace = "http://purl.org/dc/terms/";

    public static readonly Iri Title = new(Namespace + "title");
    public static readonly Iri Type = new(Namespace + "type");
    public static readonly Iri Language = new(Namespace + "language");
    public static readonly Iri Publisher = new(Namespace + "publisher");
    public static readonly Iri Issued = new(Namespace + "issued");
    public static readonly Iri Modified = new(Namespace + "modified");
    public static readonly Iri HasPart = new(Namespace + "hasPart");
    public static readonly Iri IsPartOf = new(Namespace + "isPartOf");
    public static readonly Iri IsVersionOf = new(Namespace + "isVersionOf");
    public static readonly Iri HasVersion = new(Namespace + "hasVersion");
    public static readonly Iri Spatial = new(Namespace + "spatial");
    public static readonly Iri Description = new(Namespace + "description");
    public static readonly Iri References = new(Namespace + "references");
    public static readonly Iri Format = new(Namespace + "format");
    public static readonly Iri Creator = new(Namespace + "creator");
    public static readonly Iri Date = new(Namespace + "date");
    public static readonly Iri Location = new(Namespace + "Location");
}
