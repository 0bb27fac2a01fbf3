using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A known thing that a text names.</summary>
/// <param name="Span">Where the name stands.</param>
/// <param name="Thing">What it names.</param>
internal sealed record Mention(TextSpan Span, KnownThing Thing);
