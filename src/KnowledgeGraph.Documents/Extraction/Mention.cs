using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A thing that a text names: one that the tables know, or one that is known by its name alone.</summary>
/// <param name="Span">Where the name stands.</param>
/// <param name="Thing">What it names.</param>
/// <param name="Class">The kind that the text itself gives it, beside its name; null where it gives none.</param>
internal sealed record Mention(TextSpan Span, KnownThing Thing, Iri? Class = null);
