using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>An IRI, a blank node or an encoded triple term in UTF-8, kept while the elements below it are read.</summary>
internal readonly record struct RdfXmlNode(TermKind Kind, byte[] Value)
{
    /// <summary>The term.</summary>
    public Utf8Term Term => Kind switch
    {
        TermKind.Iri => Utf8Term.Iri(Value),
        TermKind.Triple => Utf8Term.Triple(Value),
        _ => Utf8Term.BlankNode(Value),
    };
}
