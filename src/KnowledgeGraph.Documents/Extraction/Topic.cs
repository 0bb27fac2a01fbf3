using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A body, a meeting or a working group that a text names, of which the next words may go on speaking.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="Name">Where its name stands.</param>
/// <param name="IsGroup">Whether it is a working group.</param>
internal sealed record Topic(Iri Iri, TextSpan Name, bool IsGroup);
