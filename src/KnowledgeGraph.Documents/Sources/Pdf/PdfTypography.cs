namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>The sizes of letters in a document: which is that of the text, and which make titles.</summary>
internal sealed class PdfTypography
{
    private const double TitleRatio = 1.1;
    private const int MaxTitleLines = 4;
    private const int MaxLevels = 6;

    private readonly List<double> _titles;
    private readonly double _text;

    public PdfTypography(IEnumerable<PdfPage> pages)
    {
        List<PdfLine> lines = [.. pages.SelectMany(page => page.Items).OfType<PdfParagraph>().SelectMany(paragraph => paragraph.Lines)];
        _text = lines.SelectMany(line => line.Words)
            .GroupBy(word => word.Size)
            .OrderByDescending(group => group.Sum(word => word.Text.Length))
            .Select(group => group.Key)
            .FirstOrDefault();
        _titles = [.. lines.Select(line => line.Size).Where(size => size >= _text * TitleRatio).Distinct().OrderDescending()];
    }

    /// <summary>The level of the title that lines of a size make, from 1; null where they are text.</summary>
    public int? LevelOf(double size, int lines)
    {
        int rank = _titles.IndexOf(size);
        return rank < 0 || lines > MaxTitleLines ? null : Math.Min(rank + 1, MaxLevels);
    }
}
