namespace KnowledgeGraph.Documents.Sources;

/// <summary>A block of a document: the smallest piece of text that its author set apart.</summary>
public sealed record TextBlock
{
    /// <summary>The kind.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>The level of a heading, or the depth of a list item, from 1; 0 for the others.</summary>
    public int Level { get; init; }

    /// <summary>Where the block stands in the extracted text, without blanks at its ends.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The lines, at least one.</summary>
    public required IReadOnlyList<TextLine> Lines { get; init; }

    /// <summary>The links, in order.</summary>
    public IReadOnlyList<TextLink> Links { get; init; } = [];

    /// <summary>The stretches set in bold, in order.</summary>
    public IReadOnlyList<TextSpan> Strong { get; init; } = [];

    /// <summary>Where the cell stands, for cells.</summary>
    public TablePosition? Cell { get; init; }

    /// <summary>The page or slide on which the block begins, from 1; null in formats without pages.</summary>
    public int? Page { get; init; }

    /// <summary>The line of the source file on which the block begins, from 1.</summary>
    public int LineNumber => Lines[0].Number;
}
