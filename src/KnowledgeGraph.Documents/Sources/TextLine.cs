namespace KnowledgeGraph.Documents.Sources;

/// <summary>A line of a block, as the source breaks it.</summary>
/// <param name="Span">Where it stands in the extracted text, without the line break and without blanks at its ends.</param>
/// <param name="Number">The line of the source file, from 1; in formats without lines, the line of the extracted text.</param>
public sealed record TextLine(TextSpan Span, int Number);
