using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace KnowledgeGraph.Documents.Sources.OpenXml;

/// <summary>Walks the body of a Word document and writes its blocks.</summary>
internal sealed class DocxWalker(string fileName, MainDocumentPart part, BlockWriter writer)
{
    private const int MaxDepth = 64;

    private readonly DocxStyles _styles = new(part);
    private bool _isBold;
    private int _tables;

    public void Walk(Body body) => Visit(body, null, 0);

    private void Visit(OpenXmlElement parent, TablePosition? cell, int depth)
    {
        if (depth > MaxDepth) throw DocumentLimit.TooDeep(MaxDepth, "tables", "les tableaux", fileName);
        foreach (OpenXmlElement element in parent.ChildElements.Where(element => !IsPrompt(element)))
        {
            switch (element)
            {
                case Paragraph paragraph:
                    VisitParagraph(paragraph, cell);
                    break;
                case Table table:
                    VisitTable(table, depth + 1);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or SdtContentCell:
                    Visit(element, cell, depth + 1);
                    break;
            }
        }
    }

    private void VisitTable(Table table, int depth)
    {
        int number = ++_tables;
        int row = 0;
        foreach (TableRow cells in Rows(table))
        {
            int column = cells.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
            foreach (TableCell cell in Cells(cells))
            {
                Visit(cell, new TablePosition(number, row, column), depth + 1);
                column += Math.Max(1, cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1);
            }
            row++;
        }
    }

    // Rows and cells may stand in content controls.
    private static IEnumerable<TableRow> Rows(Table table) =>
        table.ChildElements.SelectMany(child => child is SdtRow control ? control.SdtContentRow?.Elements<TableRow>() ?? [] : One<TableRow>(child));

    private static IEnumerable<TableCell> Cells(TableRow row) =>
        row.ChildElements.SelectMany(child => child is SdtCell control ? control.SdtContentCell?.Elements<TableCell>() ?? [] : One<TableCell>(child));

    private static IEnumerable<T> One<T>(OpenXmlElement element) => element is T found ? [found] : [];

    private void VisitParagraph(Paragraph paragraph, TablePosition? cell)
    {
        ParagraphProperties? properties = paragraph.ParagraphProperties;
        int? heading = _styles.HeadingLevel(properties), list = _styles.ListDepth(properties);
        _isBold = heading is null && _styles.IsBold(properties);
        if (heading is not null) writer.Begin(BlockKind.Heading, heading.Value, cell: cell);
        else if (list is not null) writer.Begin(BlockKind.ListItem, list.Value, cell: cell);
        else writer.Begin(cell is null ? BlockKind.Paragraph : BlockKind.TableCell, 0, cell: cell);
        VisitInlines(paragraph, 0);
        writer.End();
    }

    private void VisitInlines(OpenXmlElement parent, int depth)
    {
        if (depth > MaxDepth) throw DocumentLimit.TooDeep(MaxDepth, "formatting", "la mise en forme", fileName);
        foreach (OpenXmlElement element in parent.ChildElements.Where(element => !IsPrompt(element)))
        {
            switch (element)
            {
                case Run run:
                    VisitRun(run);
                    break;
                case Hyperlink link:
                    int start = writer.Position;
                    VisitInlines(link, depth + 1);
                    if (TargetOf(link) is { } target) writer.AddLink(start, target);
                    break;
                case InsertedRun or SimpleField or SdtRun or SdtContentRun or CustomXmlRun or MoveToRun or OpenXmlUnknownElement:
                    VisitInlines(element, depth + 1);
                    break;
            }
        }
    }

    private void VisitRun(Run run)
    {
        if (IsOn(run.RunProperties?.Vanish) == true) return;
        int start = writer.Position;
        foreach (OpenXmlElement element in run.ChildElements)
        {
            switch (element)
            {
                case WordText text:
                    writer.Append(text.Text.ReplaceLineEndings(" "));
                    break;
                case TabChar:
                    writer.Append(" ");
                    break;
                case NoBreakHyphen:
                    writer.Append("\u2011");
                    break;
                case Break or CarriageReturn:
                    writer.BreakLine();
                    break;
            }
        }
        if ((IsOn(run.RunProperties?.Bold) ?? _isBold) && writer.Position > start) writer.AddStrong(start);
    }

    /// <summary>Whether a content control only shows what is to be filled in: nobody has written that.</summary>
    private static bool IsPrompt(OpenXmlElement element) =>
        element is SdtElement { SdtProperties: { } properties } && IsOn(properties.GetFirstChild<ShowingPlaceholder>()) == true;

    private static bool? IsOn(OnOffType? property) => property is null ? null : property.Val?.Value ?? true;

    private string? TargetOf(Hyperlink link)
    {
        if (link.Id?.Value is not { } id) return null;
        return part.HyperlinkRelationships.FirstOrDefault(relationship => relationship.Id == id)?.Uri.OriginalString;
    }
}
