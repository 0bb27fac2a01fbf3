using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>An item of a list within a sentence.</summary>
/// <param name="Span">The item without its parenthesis.</param>
/// <param name="Parenthesis">What stands in its parenthesis; empty where it has none.</param>
/// <param name="Whole">All of it, with its parenthesis and what follows that.</param>
/// <param name="IsFirst">Whether it is the first one.</param>
/// <param name="IsLast">Whether it is the last one.</param>
internal sealed record EnumerationItem(TextSpan Span, TextSpan Parenthesis, TextSpan Whole, bool IsFirst, bool IsLast);
