using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>A page: its paragraphs and tables in reading order.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Height">The height in points.</param>
/// <param name="Items">What stands on it.</param>
internal sealed record PdfPage(int Number, double Height, IReadOnlyList<PdfItem> Items)
{
    private const int MaxWords = 20_000;

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page of the library.</param>
    /// <param name="tables">How many tables came before it.</param>
    public static PdfPage Read(Page page, int tables)
    {
        Word[] words = [.. page.GetWords(NearestNeighbourWordExtractor.Instance).Where(word => word.Text.Trim().Length > 0).Take(MaxWords)];
        if (words.Length == 0) return new PdfPage(page.Number, page.Height, []);
        IReadOnlyList<Hyperlink> links = page.GetHyperlinks();
        HashSet<Word> taken = [];
        List<PdfItem> items = [];
        foreach ((List<double> columns, List<double> rows) in RulingLines.Find(page))
        {
            List<Word> inside = [.. words.Where(word => !taken.Contains(word) && IsInside(word, columns, rows))];
            if (inside.Count == 0) continue;
            taken.UnionWith(inside);
            items.Add(new PdfTable(++tables, columns, rows, [.. inside.Select(word => PdfWord.Of(word, links))]));
        }
        List<PdfItem> ordered = [.. Paragraphs([.. words.Where(word => !taken.Contains(word))], links)];
        // A table goes before the first paragraph that begins below its head.
        foreach (PdfItem table in items.OrderByDescending(item => item.Top))
        {
            int at = ordered.FindIndex(item => item.Top < table.Top && item.Left < table.Right && item.Right > table.Left);
            ordered.Insert(at < 0 ? ordered.Count : at, table);
        }
        return new PdfPage(page.Number, page.Height, ordered);
    }

    private static bool IsInside(Word word, List<double> columns, List<double> rows)
    {
        double x = (word.BoundingBox.Left + word.BoundingBox.Right) / 2, y = (word.BoundingBox.Top + word.BoundingBox.Bottom) / 2;
        return x > columns[0] && x < columns[^1] && y < rows[0] && y > rows[^1];
    }

    private static IEnumerable<PdfParagraph> Paragraphs(Word[] words, IReadOnlyList<Hyperlink> links)
    {
        if (words.Length == 0) return [];
        IReadOnlyList<UglyToad.PdfPig.DocumentLayoutAnalysis.TextBlock> blocks = [.. DocstrumBoundingBoxes.Instance.GetBlocks(words)];
        return UnsupervisedReadingOrderDetector.Instance.Get(blocks)
            .Select(block => new PdfParagraph(PdfLine.Of(block.TextLines.SelectMany(line => line.Words).Select(word => PdfWord.Of(word, links)))));
    }
}
