using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>Where in a document an editor has to look.</summary>
/// <param name="Offset">The place in the extracted text, in UTF-16 units.</param>
/// <param name="Line">The line, from 1: of the file where it is text, of the extracted text otherwise.</param>
/// <param name="Page">The page or slide, from 1; null in formats without pages.</param>
/// <param name="Text">The place in French, as <c>ligne 12</c> or <c>page 2</c>.</param>
public sealed record LintPlace(int Offset, int Line, int? Page, string Text)
{
    /// <summary>The place of an offset in the extracted text.</summary>
    public static LintPlace Of(SourceDocument document, int offset)
    {
        ArgumentNullException.ThrowIfNull(document);
        TextBlock? block = document.Blocks.LastOrDefault(block => block.Span.Start <= offset) ?? document.Blocks.FirstOrDefault();
        if (block is null) return new LintPlace(0, 1, null, "ligne 1");
        int line = block.Lines.LastOrDefault(line => line.Span.Start <= offset, block.Lines[0]).Number;
        string text = (Path.GetExtension(document.File.Name).ToLowerInvariant(), block.Page) switch
        {
            (".pptx", int slide) => $"diapositive {slide}",
            (_, int page) => $"page {page}",
            (".md" or ".markdown" or ".txt", _) => $"ligne {line}",
            _ => $"ligne {line} du texte",
        };
        return new LintPlace(offset, line, block.Page, text);
    }
}
