using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>An IRI or blank node in UTF-8, kept while the elements below it are read.</summary>
internal readonly record struct RdfXmlNode(TermKind Kind, byte[] Value)
{
    /// <summary>The term.</summary>
    public Utf8Term Term => Kind == TermKind.Iri ? Utf8Term.Iri(Value) : Utf8Term.BlankNode(Value);
}
