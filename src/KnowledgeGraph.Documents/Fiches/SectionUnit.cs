using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A piece of what a fiche answers in a section: a block, a row or a record of a table, or a line where the fiche is cut.</summary>
/// <param name="Span">Where it stands, without the label that may precede it on the line.</param>
/// <param name="Passage">The passage that holds it.</param>
/// <param name="Kind">The kind of its block.</param>
/// <param name="IsCut">Whether its end is cut off.</param>
/// <param name="IsHeadLost">Whether it goes on from a line whose end is cut off, so that its first words may be the rest of a name.</param>
public sealed record SectionUnit(TextSpan Span, Passage Passage, BlockKind Kind, bool IsCut, bool IsHeadLost)
{
    /// <summary>The title or the head of the list under which it stands; null where there is none.</summary>
    public TextSpan? Title { get; init; }

    /// <summary>The depth of a list item, from 1; 0 for the rest.</summary>
    public int Level { get; init; }

    /// <summary>The cells of a row, each with the title of its column where the table has one; empty outside of tables.</summary>
    public IReadOnlyList<(TextSpan Cell, TextSpan? Column)> Cells { get; init; } = [];

    /// <summary>Whether it is a record, whose titles stand in the first column of its table; its range is then that of the whole table.</summary>
    public bool IsRecord { get; init; }
}
