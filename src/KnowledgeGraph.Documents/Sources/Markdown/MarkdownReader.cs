using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace KnowledgeGraph.Documents.Sources.Markdown;

/// <summary>Reads Markdown (CommonMark with pipe tables and bare links) into blocks of text.</summary>
/// <remarks>Stateless and thread-safe. HTML tags are dropped, their text is kept; <c>b</c> and <c>strong</c> count as bold.</remarks>
internal static class MarkdownReader
{
    /// <summary>The deepest nesting of lists, quotes and spans that is read.</summary>
    public const int MaxDepth = 64;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseAutoLinks()
        .Build();

    /// <summary>Reads the file.</summary>
    /// <exception cref="DocumentException">
    /// The file is not UTF-8 text, is nested deeper than <see cref="MaxDepth"/>, or too large.
    /// </exception>
    public static SourceDocument Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string markdown = file.ReadText();
        RefuseDeepQuotes(markdown, file.Name);
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException exception)
        {
            // That is how the library says it.
            throw new DocumentException("formatting or tables stand in each other without end; simplify them", file.Name, innerException: exception)
            {
                FrenchReason = "des mises en forme ou des tableaux s'imbriquent sans fin ; simplifiez-les",
            };
        }
        var writer = new BlockWriter(file.Name);
        var walker = new Walker(file.Name, new LeafWriter(file.Name, writer));
        walker.Visit(document, 0, 0);
        return new SourceDocument(file, writer.Text, writer.Blocks);
    }

    /// <summary>Markdig opens nested quotes and lists by recursion; a line that opens too many is refused before it is parsed.</summary>
    private static void RefuseDeepQuotes(string markdown, string fileName)
    {
        int line = 0;
        foreach (ReadOnlySpan<char> text in markdown.AsSpan().EnumerateLines())
        {
            line++;
            int markers = 0;
            foreach (char c in text)
            {
                if (c is '>' or '-' or '*' or '+') markers++;
                else if (c is not (' ' or '\t')) break;
                if (markers > MaxDepth && c == '>') throw TooDeep(fileName, line);
            }
        }
    }

    private static DocumentException TooDeep(string fileName, int line) =>
        DocumentLimit.TooDeep(MaxDepth, "lists and quotes", "les listes et les citations", fileName, line);

    private sealed class Walker(string fileName, LeafWriter writer)
    {
        private int _tables;

        public void Visit(ContainerBlock container, int depth, int listDepth, bool inQuote = false)
        {
            if (depth > MaxDepth) throw TooDeep(fileName, container.Line + 1);
            foreach (Block block in container)
            {
                switch (block)
                {
                    case Table table:
                        Visit(table, ++_tables);
                        break;
                    case ListBlock list:
                        Visit(list, depth + 1, listDepth + 1, inQuote);
                        break;
                    case QuoteBlock quote:
                        // People who write ">" at the beginning of lines mean bullets.
                        Visit(quote, depth + 1, listDepth, inQuote: true);
                        break;
                    case ContainerBlock inner:
                        Visit(inner, depth + 1, listDepth, inQuote);
                        break;
                    case HeadingBlock heading:
                        writer.Write(heading, BlockKind.Heading, heading.Level);
                        break;
                    case ParagraphBlock paragraph when inQuote && LeafWriter.LinesBeginAnew(paragraph):
                        writer.WriteLines(paragraph, BlockKind.ListItem, listDepth + 1);
                        break;
                    case LeafBlock leaf and not (ThematicBreakBlock or LinkReferenceDefinition):
                        writer.Write(leaf, listDepth > 0 ? BlockKind.ListItem : BlockKind.Paragraph, listDepth);
                        break;
                }
            }
        }

        private void Visit(Table table, int number)
        {
            int row = 0;
            foreach (TableRow cells in table.OfType<TableRow>())
            {
                int column = 0;
                foreach (TableCell cell in cells.OfType<TableCell>())
                {
                    foreach (LeafBlock leaf in cell.Descendants<LeafBlock>())
                    {
                        writer.Write(leaf, BlockKind.TableCell, 0, new TablePosition(number, row, column));
                    }
                    column += Math.Max(1, cell.ColumnSpan);
                }
                row++;
            }
        }
    }
}
