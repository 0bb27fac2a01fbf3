using System.Xml.Linq;

namespace KnowledgeGraph.Documents.Sources.OpenDocument;

/// <summary>Walks the body of an OpenDocument text and writes its blocks.</summary>
internal sealed class OdtWalker(string fileName, OdtStyles styles, BlockWriter writer)
{
    private const int MaxDepth = 64;
    private const int MaxRepeated = 1000;

    private int _tables;

    public void Walk(XElement body) => Visit(body, null, 0, 0);

    private void Visit(XElement parent, TablePosition? cell, int listDepth, int depth)
    {
        if (depth > MaxDepth) throw DocumentLimit.TooDeep(MaxDepth, "lists and tables", "les listes et les tableaux", fileName);
        foreach (XElement element in parent.Elements())
        {
            if (element.Name == OdtNames.Text + "h") VisitHeading(element, cell);
            else if (element.Name == OdtNames.Text + "p") VisitParagraph(element, cell, listDepth);
            else if (element.Name == OdtNames.Text + "list") Visit(element, cell, listDepth + 1, depth + 1);
            else if (element.Name == OdtNames.Table + "table") VisitTable(element, depth + 1);
            else if (element.Name == OdtNames.Text + "list-item" || element.Name == OdtNames.Text + "list-header" || element.Name == OdtNames.Text + "section")
            {
                Visit(element, cell, listDepth, depth + 1);
            }
        }
    }

    private void VisitHeading(XElement heading, TablePosition? cell)
    {
        int level = int.TryParse(heading.Attribute(OdtNames.Text + "outline-level")?.Value, out int number) ? Math.Clamp(number, 1, 6) : 1;
        Write(heading, BlockKind.Heading, level, cell);
    }

    private void VisitParagraph(XElement paragraph, TablePosition? cell, int listDepth)
    {
        if (styles.IsTitle(paragraph.Attribute(OdtNames.Text + "style-name")?.Value)) Write(paragraph, BlockKind.Heading, 1, cell);
        else if (listDepth > 0) Write(paragraph, BlockKind.ListItem, listDepth, cell);
        else Write(paragraph, cell is null ? BlockKind.Paragraph : BlockKind.TableCell, 0, cell);
    }

    private void VisitTable(XElement table, int depth)
    {
        int number = ++_tables;
        int row = 0;
        foreach (XElement cells in table.Descendants(OdtNames.Table + "table-row").Where(element => TableOf(element) == table))
        {
            int column = 0;
            foreach (XElement cell in cells.Elements())
            {
                if (cell.Name == OdtNames.Table + "table-cell") Visit(cell, new TablePosition(number, row, column), 0, depth + 1);
                string? repeated = cell.Attribute(OdtNames.Table + "number-columns-repeated")?.Value;
                column += int.TryParse(repeated, out int count) ? Math.Clamp(count, 1, MaxRepeated) : 1;
            }
            row++;
        }
    }

    private static XElement? TableOf(XElement row) => row.Ancestors(OdtNames.Table + "table").FirstOrDefault();

    private void Write(XElement paragraph, BlockKind kind, int level, TablePosition? cell)
    {
        bool isBold = kind != BlockKind.Heading && styles.IsBold(paragraph.Attribute(OdtNames.Text + "style-name")?.Value) == true;
        writer.Begin(kind, level, cell: cell);
        VisitInlines(paragraph, isBold, 0);
        writer.End();
    }

    private void VisitInlines(XElement parent, bool isBold, int depth)
    {
        if (depth > MaxDepth) throw DocumentLimit.TooDeep(MaxDepth, "formatting", "la mise en forme", fileName);
        foreach (XNode node in parent.Nodes())
        {
            int start = writer.Position;
            if (node is XText text)
            {
                writer.Append(text.Value.ReplaceLineEndings(" "));
                if (isBold && writer.Position > start) writer.AddStrong(start);
            }
            else if (node is XElement element)
            {
                VisitInline(element, isBold, depth);
            }
        }
    }

    private void VisitInline(XElement element, bool isBold, int depth)
    {
        int start = writer.Position;
        if (element.Name == OdtNames.Text + "line-break") writer.BreakLine();
        else if (element.Name == OdtNames.Text + "tab") writer.Append(" ");
        else if (element.Name == OdtNames.Text + "s") writer.Append(" ");
        else if (element.Name == OdtNames.Text + "span")
        {
            VisitInlines(element, styles.IsBold(element.Attribute(OdtNames.Text + "style-name")?.Value) ?? isBold, depth + 1);
        }
        else if (element.Name == OdtNames.Text + "a")
        {
            VisitInlines(element, isBold, depth + 1);
            if (element.Attribute(OdtNames.XLink + "href")?.Value is { Length: > 0 } target) writer.AddLink(start, target);
        }
        else if (element.Name.Namespace == OdtNames.Text && element.Name.LocalName is not ("note" or "ruby-text" or "bookmark" or "tracked-changes"))
        {
            // Fields show what they stand for.
            VisitInlines(element, isBold, depth + 1);
        }
    }
}
