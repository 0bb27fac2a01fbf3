namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>An attribute of the RDF namespace or a property attribute, with its position.</summary>
internal readonly record struct RdfXmlAttribute(string Namespace, string Local, string Value, int Line, int Column);
