namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>Writes what stands on pages as blocks of text.</summary>
internal sealed class PdfBlocks(BlockWriter writer, PdfTypography typography)
{
    // In sizes of the letters: lines of a paragraph are 1.1 to 1.6 apart.
    private const double ParagraphGap = 1.8;
    private const double TitleGap = 1.5;

    private static readonly HashSet<string> Bullets = ["-", "–", "—", "•", "▪", "●", "○", "◦", "‣", "➢", "✓", "*", "o", "\uF0B7", "\uF0A7", "\uF0D8"];

    public void Write(PdfPage page, PdfFurniture furniture)
    {
        List<PdfLine> title = [];
        foreach (PdfItem item in page.Items)
        {
            if (furniture.Contains(item, page)) continue;
            if (item is PdfParagraph paragraph && paragraph.Lines.All(IsTitle) && GoesOn(title, paragraph))
            {
                title.AddRange(paragraph.Lines);
                continue;
            }
            WriteTitle(title, page.Number);
            if (item is PdfTable table) WriteTable(table, page.Number);
            else if (((PdfParagraph)item).Lines.All(IsTitle)) title.AddRange(((PdfParagraph)item).Lines);
            else WriteParagraph((PdfParagraph)item, page.Number);
        }
        WriteTitle(title, page.Number);
    }

    private bool IsTitle(PdfLine line) => typography.LevelOf(line.Size, 1) is not null;

    /// <summary>Whether lines go on with a title that was too long for one line.</summary>
    private static bool GoesOn(List<PdfLine> title, PdfParagraph paragraph) =>
        title.Count > 0
        && paragraph.Lines[0].Size == title[^1].Size
        && title[^1].Bottom - paragraph.Lines[0].Bottom is > 0 and var gap
        && gap < TitleGap * title[^1].Size;

    private void WriteTitle(List<PdfLine> title, int page)
    {
        if (title.Count > 0) WriteParagraph(new PdfParagraph([.. title]), page);
        title.Clear();
    }

    private void WriteTable(PdfTable table, int page)
    {
        foreach ((TablePosition position, IReadOnlyList<PdfLine> lines) in table.Cells)
        {
            foreach (List<PdfLine> part in Parts(lines))
            {
                bool isItem = IsItem(part[0]);
                WriteLines(part, isItem ? BlockKind.ListItem : BlockKind.TableCell, isItem ? 1 : 0, isItem, position, page);
            }
        }
    }

    private void WriteParagraph(PdfParagraph paragraph, int page)
    {
        foreach (List<PdfLine> part in Parts(paragraph.Lines))
        {
            if (typography.LevelOf(part[0].Size, part.Count) is int level) WriteLines(part, BlockKind.Heading, level, false, null, page);
            else if (IsItem(part[0])) WriteLines(part, BlockKind.ListItem, 1, true, null, page);
            else WriteLines(part, BlockKind.Paragraph, 0, false, null, page);
        }
    }

    /// <summary>Lines that stand together, apart where the letters change in size or weight, and at each bullet.</summary>
    private static IEnumerable<List<PdfLine>> Parts(IReadOnlyList<PdfLine> lines)
    {
        List<PdfLine> part = [];
        foreach (PdfLine line in lines)
        {
            bool isApart = part.Count > 0
                && (IsItem(line)
                    || part[^1].Bottom - line.Bottom > ParagraphGap * line.Size
                    || line.Size != part[0].Size
                    || (line.IsBold != part[0].IsBold && (line.IsBold || part.TrueForAll(other => other.IsBold))));
            if (isApart)
            {
                yield return part;
                part = [];
            }
            part.Add(line);
        }
        if (part.Count > 0) yield return part;
    }

    private static bool IsItem(PdfLine line) => line.Words.Count > 1 && Bullets.Contains(line.Words[0].Text);

    private void WriteLines(List<PdfLine> lines, BlockKind kind, int level, bool skipsBullet, TablePosition? cell, int page)
    {
        writer.Begin(kind, level, cell: cell, page: page);
        for (int i = 0; i < lines.Count; i++)
        {
            // A title is one, on however many lines.
            if (i > 0 && kind == BlockKind.Heading) writer.Append(" ");
            else if (i > 0) writer.BreakLine();
            WriteWords(i == 0 && skipsBullet ? [.. lines[i].Words.Skip(1)] : lines[i].Words, kind);
        }
        writer.End();
    }

    private void WriteWords(IReadOnlyList<PdfWord> words, BlockKind kind)
    {
        int boldStart = -1, linkStart = -1;
        for (int i = 0; i < words.Count; i++)
        {
            PdfWord word = words[i];
            if (i > 0) writer.Append(" ");
            if (word.IsBold && boldStart < 0) boldStart = writer.Position;
            if (word.Link is not null && linkStart < 0) linkStart = writer.Position;
            writer.Append(word.Text);
            PdfWord? next = i + 1 < words.Count ? words[i + 1] : null;
            if (boldStart >= 0 && next is not { IsBold: true })
            {
                if (kind != BlockKind.Heading) writer.AddStrong(boldStart);
                boldStart = -1;
            }
            if (linkStart >= 0 && next?.Link != word.Link)
            {
                writer.AddLink(linkStart, word.Link!);
                linkStart = -1;
            }
        }
    }
}
