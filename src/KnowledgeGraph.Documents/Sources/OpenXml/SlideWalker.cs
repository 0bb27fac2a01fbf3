using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace KnowledgeGraph.Documents.Sources.OpenXml;

/// <summary>Writes the blocks of one slide: its title, then its shapes in the order in which a screen reader has them.</summary>
internal sealed class SlideWalker(string fileName, SlidePart part, int page, BlockWriter writer)
{
    private const int MaxDepth = 32;

    private int _tables;

    /// <summary>Writes the slide; returns the number of tables of the document so far.</summary>
    public int Walk(Slide slide, int tables)
    {
        _tables = tables;
        if (slide.CommonSlideData?.ShapeTree is not { } tree) return tables;
        foreach (Shape title in tree.Descendants<Shape>().Where(IsTitle)) VisitShape(title);
        Visit(tree, 0);
        return _tables;
    }

    private void Visit(OpenXmlElement parent, int depth)
    {
        if (depth > MaxDepth) throw DocumentLimit.TooDeep(MaxDepth, $"groups of slide {page}", $"les groupes de la diapositive {page}", fileName);
        foreach (OpenXmlElement element in parent.ChildElements)
        {
            if (element is GroupShape group) Visit(group, depth + 1);
            else if (element is Shape shape && !IsTitle(shape)) VisitShape(shape);
            else if (element is GraphicFrame frame) VisitTables(frame);
        }
    }

    private void VisitShape(Shape shape)
    {
        PlaceholderShape? placeholder = PlaceholderOf(shape);
        PlaceholderValues? type = placeholder?.Type?.Value;
        // What the master puts on every slide belongs to none.
        if (type == PlaceholderValues.Footer || type == PlaceholderValues.DateAndTime || type == PlaceholderValues.SlideNumber) return;
        bool isBody = placeholder is not null && (type is null || type == PlaceholderValues.Body || type == PlaceholderValues.Object);
        if (IsTitle(shape))
        {
            // A title is one, on however many lines.
            VisitParagraphs(shape.TextBody, BlockKind.Heading, asOne: true, null);
            return;
        }
        VisitParagraphs(shape.TextBody, isBody ? BlockKind.ListItem : BlockKind.Paragraph, asOne: false, null);
    }

    private void VisitTables(GraphicFrame frame)
    {
        foreach (A.Table table in frame.Descendants<A.Table>())
        {
            int number = ++_tables;
            int row = 0;
            foreach (A.TableRow cells in table.Elements<A.TableRow>())
            {
                int column = 0;
                foreach (A.TableCell cell in cells.Elements<A.TableCell>())
                {
                    // A merged cell is followed by those that it covers, without text.
                    VisitParagraphs(cell.TextBody, BlockKind.TableCell, asOne: false, new TablePosition(number, row, column++));
                }
                row++;
            }
        }
    }

    private void VisitParagraphs(OpenXmlElement? body, BlockKind kind, bool asOne, TablePosition? cell)
    {
        bool isFirst = true;
        foreach (A.Paragraph paragraph in body?.Elements<A.Paragraph>() ?? [])
        {
            if (isFirst || !asOne) Begin(paragraph, kind, cell);
            else writer.BreakLine();
            VisitInlines(paragraph);
            if (!asOne) writer.End();
            isFirst = false;
        }
        if (asOne && !isFirst) writer.End();
    }

    private void Begin(A.Paragraph paragraph, BlockKind kind, TablePosition? cell)
    {
        A.ParagraphProperties? properties = paragraph.ParagraphProperties;
        bool isPlain = properties?.GetFirstChild<A.NoBullet>() is not null;
        bool isMarked = properties?.GetFirstChild<A.CharacterBullet>() is not null || properties?.GetFirstChild<A.AutoNumberedBullet>() is not null;
        if (kind == BlockKind.ListItem && isPlain) kind = BlockKind.Paragraph;
        if (kind is BlockKind.Paragraph or BlockKind.TableCell && isMarked) kind = BlockKind.ListItem;
        int level = kind switch
        {
            BlockKind.Heading => 1,
            BlockKind.ListItem => 1 + Math.Clamp(properties?.Level?.Value ?? 0, 0, 8),
            _ => 0,
        };
        writer.Begin(kind, level, cell: cell, page: page);
    }

    private void VisitInlines(A.Paragraph paragraph)
    {
        foreach (OpenXmlElement element in paragraph.ChildElements)
        {
            int start = writer.Position;
            switch (element)
            {
                case A.Run run:
                    writer.Append((run.Text?.Text ?? "").ReplaceLineEndings(" "));
                    if (run.RunProperties?.Bold?.Value == true && writer.Position > start) writer.AddStrong(start);
                    if (TargetOf(run.RunProperties) is { } target) writer.AddLink(start, target);
                    break;
                case A.Field field:
                    writer.Append((field.Text?.Text ?? "").ReplaceLineEndings(" "));
                    break;
                case A.Break:
                    writer.BreakLine();
                    break;
            }
        }
    }

    private string? TargetOf(A.RunProperties? properties)
    {
        if (properties?.GetFirstChild<A.HyperlinkOnClick>()?.Id?.Value is not { Length: > 0 } id) return null;
        return part.HyperlinkRelationships.FirstOrDefault(relationship => relationship.Id == id)?.Uri.OriginalString;
    }

    private static PlaceholderShape? PlaceholderOf(Shape shape) =>
        shape.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape;

    private static bool IsTitle(Shape shape) =>
        PlaceholderOf(shape)?.Type?.Value is { } type && (type == PlaceholderValues.Title || type == PlaceholderValues.CenteredTitle);
}
