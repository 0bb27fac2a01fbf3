using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>What stands on one stretch of the text.</summary>
/// <param name="Number">Its number on the page, from 1.</param>
/// <param name="Span">The stretch.</param>
/// <param name="IsWide">Whether it goes beyond the block in which it begins.</param>
/// <param name="Statements">The statements.</param>
internal sealed record Note(int Number, TextSpan Span, bool IsWide, IReadOnlyList<Statement> Statements);
