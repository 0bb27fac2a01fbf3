using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Text;

/// <summary>A name found in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Values">What bears this name; more than one where the name is ambiguous.</param>
internal sealed record NameMatch<T>(TextSpan Span, IReadOnlyList<T> Values);
