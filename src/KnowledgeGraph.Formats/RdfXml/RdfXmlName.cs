using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>The names of the RDF namespace that have a place in the grammar (RDF 1.1 XML Syntax §5.1).</summary>
internal static class RdfXmlName
{
    /// <summary>Whether the namespace is that of RDF.</summary>
    public static bool IsRdf(string namespaceUri) => namespaceUri == RdfVocabulary.Namespace;

    /// <summary>Whether the name is one of the syntax, which can be no class, property or property attribute.</summary>
    public static bool IsSyntax(string local) => local is "RDF" or "ID" or "about" or "parseType" or "resource" or "nodeID" or "datatype"
        or "annotation" or "annotationNodeID" or "version";

    /// <summary>Whether an IRI of the RDF namespace can name neither a typed node nor a property.</summary>
    public static bool IsReserved(string iri)
    {
        if (!iri.StartsWith(RdfVocabulary.Namespace, StringComparison.Ordinal)) return false;
        string local = iri[RdfVocabulary.Namespace.Length..];
        return IsSyntax(local) || IsWithdrawn(local) || local is "Description" or "li";
    }

    /// <summary>Whether the name is one that was withdrawn.</summary>
    public static bool IsWithdrawn(string local) => local is "aboutEach" or "aboutEachPrefix" or "bagID";
}
