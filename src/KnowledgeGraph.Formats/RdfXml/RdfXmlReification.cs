namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>What names a statement.</summary>
/// <param name="Statement">The resource of <c>rdf:ID</c>, which four statements describe (RDF 1.1 XML Syntax §7.3), or null.</param>
/// <param name="Reifier">The resource of <c>rdf:annotation</c> or <c>rdf:annotationNodeID</c>, which reifies it (RDF 1.2), or null.</param>
internal readonly record struct RdfXmlReification(RdfXmlNode? Statement, RdfXmlNode? Reifier);
