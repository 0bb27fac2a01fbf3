using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of vCard in use.</summary>
internal static class Vcard
{
    public const string Namespace = "http://www.w3.org/2006/vcard/ns#";

    public static readonly Iri Individual = new(Namespace + "Individual");
    public static readonly Iri Fn = new(Namespace + "fn");
    public static readonly Iri HasEmail = new(Namespace + "hasEmail");
}
