using System.Text;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>What comes back at the head or foot of most pages, page numbers apart: it belongs to no page.</summary>
internal sealed class PdfFurniture
{
    private const double Margin = 0.1;
    private const int FewPages = 2;

    private readonly HashSet<string> _texts;

    public PdfFurniture(IReadOnlyCollection<PdfPage> pages)
    {
        int most = Math.Max(FewPages, (pages.Count + 1) / 2);
        _texts = pages
            .SelectMany(page => page.Items.OfType<PdfParagraph>().Where(item => IsInMargin(item, page)).Select(TextOf).Distinct())
            .GroupBy(text => text)
            .Where(group => group.Count() >= most)
            .Select(group => group.Key)
            .ToHashSet();
    }

    public bool Contains(PdfItem item, PdfPage page) => item is PdfParagraph paragraph && IsInMargin(item, page) && _texts.Contains(TextOf(paragraph));

    private static bool IsInMargin(PdfItem item, PdfPage page) => item.Bottom > page.Height * (1 - Margin) || item.Top < page.Height * Margin;

    private static string TextOf(PdfParagraph paragraph)
    {
        var text = new StringBuilder();
        foreach (PdfLine line in paragraph.Lines)
        {
            foreach (char c in line.Text)
            {
                if (!char.IsAsciiDigit(c)) text.Append(c);
            }
        }
        return text.ToString();
    }
}
