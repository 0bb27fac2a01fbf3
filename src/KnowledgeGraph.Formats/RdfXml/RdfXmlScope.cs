using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>What elements hand on to those inside of them, beside the language, which the XML reader knows.</summary>
/// <param name="Base">The base IRI in force, or null.</param>
/// <param name="Direction">The base direction of <c>its:dir</c>, <c>ltr</c> or <c>rtl</c>, or null.</param>
/// <param name="IsVersion12">Whether <c>rdf:version</c> announces RDF 1.2; before it there are no directions and no triple terms.</param>
internal sealed record RdfXmlScope(IriResolver? Base, string? Direction = null, bool IsVersion12 = false);
