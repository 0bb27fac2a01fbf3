namespace KnowledgeGraph.Documents.Sources;

/// <summary>A document whatever its format: one extracted text, and the blocks that it is made of.</summary>
/// <remarks>
/// Blocks stand in reading order and do not overlap. In the text they are apart by an empty line, cells of a row by a tab, rows by a line
/// feed. Every offset of the reading counts in this text. Immutable and thread-safe.
/// </remarks>
public sealed class SourceDocument(SourceFile file, string text, IReadOnlyList<TextBlock> blocks)
{
    private readonly int[] _surrogates = [.. Enumerable.Range(0, text.Length).Where(i => char.IsLowSurrogate(text[i]))];

    /// <summary>The file that was read.</summary>
    public SourceFile File { get; } = file;

    /// <summary>The extracted text.</summary>
    public string Text { get; } = text;

    /// <summary>The blocks, none of them empty.</summary>
    public IReadOnlyList<TextBlock> Blocks { get; } = blocks;

    /// <summary>The text of a range.</summary>
    public string TextOf(TextSpan span) => Text[span.Start..span.End];

    /// <summary>The number of characters (Unicode code points) before a place in the text, as annotations count them.</summary>
    public int CharactersBefore(int offset)
    {
        int index = Array.BinarySearch(_surrogates, offset);
        return offset - (index < 0 ? ~index : index);
    }

    /// <summary>The text of a block.</summary>
    public string TextOf(TextBlock block) => TextOf(block.Span);
}
