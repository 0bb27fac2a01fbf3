namespace KnowledgeGraph.Documents.Sources;

/// <summary>A link in the text.</summary>
/// <param name="Span">The text of the link.</param>
/// <param name="Url">The target as written.</param>
public sealed record TextLink(TextSpan Span, string Url);
