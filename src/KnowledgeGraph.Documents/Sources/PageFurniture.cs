using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>What stands on every page and belongs to none: the paragraphs above the first title that come back later.</summary>
internal sealed class PageFurniture
{
    private readonly SourceDocument _document;
    private readonly HashSet<string> _texts;

    /// <param name="document">The document.</param>
    /// <param name="limit">The index of the first block that is content for sure.</param>
    public PageFurniture(SourceDocument document, int limit)
    {
        _document = document;
        Masthead = [.. document.Blocks.Take(limit).TakeWhile(block => block.Kind == BlockKind.Paragraph)];
        _texts = Masthead.Count == limit && limit == document.Blocks.Count ? [] : [.. Masthead.Select(TextOf)];
        IsRepeated = document.Blocks.Skip(Masthead.Count).Any(Contains);
    }

    /// <summary>The paragraphs above the first title.</summary>
    public IReadOnlyList<TextBlock> Masthead { get; }

    /// <summary>Whether one of them comes back, as on the slides of a presentation.</summary>
    public bool IsRepeated { get; }

    /// <summary>Whether a block is one of them, come back.</summary>
    public bool Contains(TextBlock block) => block.Kind == BlockKind.Paragraph && _texts.Contains(TextOf(block));

    private string TextOf(TextBlock block) =>
        string.Join(' ', Tokenizer.Tokenize(_document.Text, block.Span.Start, block.Span.End).Select(token => token.Folded));
}
