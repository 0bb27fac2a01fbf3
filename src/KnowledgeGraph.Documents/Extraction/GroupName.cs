using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Where a text names a working group.</summary>
/// <param name="Span">The name, with the words that say that it is a group where they are there.</param>
/// <param name="Head">Those words; empty where the place alone says it: an item of a list of groups.</param>
/// <param name="IsSubgroup">Whether they say that it is a part of another group.</param>
/// <param name="IsPole">Whether they call it a pole.</param>
internal sealed record GroupName(TextSpan Span, TextSpan Head, bool IsSubgroup, bool IsPole);
