using UglyToad.PdfPig.Content;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>A word on a page.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Left">The left edge, in points from the left of the page.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Top">The upper edge, in points from the foot of the page.</param>
/// <param name="Bottom">The lower edge.</param>
/// <param name="Size">The size of its letters, in points, to a half point.</param>
/// <param name="IsBold">Whether its font is a bold one, by its name.</param>
/// <param name="Link">Where it leads, or null.</param>
internal sealed record PdfWord(string Text, double Left, double Right, double Top, double Bottom, double Size, bool IsBold, string? Link)
{
    public double Middle => (Top + Bottom) / 2;

    public double Height => Math.Max(1, Top - Bottom);

    /// <summary>The word of the library, as this project sees it.</summary>
    public static PdfWord Of(Word word, IReadOnlyList<Hyperlink> links)
    {
        Letter letter = word.Letters[0];
        string font = letter.FontName ?? "";
        bool isBold = font.Contains("Bold", StringComparison.OrdinalIgnoreCase) || font.Contains("Black", StringComparison.OrdinalIgnoreCase)
            || font.Contains("Heavy", StringComparison.OrdinalIgnoreCase);
        var box = word.BoundingBox;
        double x = (box.Left + box.Right) / 2, y = (box.Top + box.Bottom) / 2;
        string? link = links.FirstOrDefault(link => x >= link.Bounds.Left && x <= link.Bounds.Right && y >= link.Bounds.Bottom && y <= link.Bounds.Top)?.Uri;
        // The box of the letters "ace" is lower than that of "blé": the line's place is told by the point size.
        double bottom = letter.StartBaseLine.Y, size = Math.Round(letter.PointSize * 2) / 2;
        return new PdfWord(word.Text, box.Left, box.Right, bottom + Math.Max(1, size * 0.7), bottom, size, isBold, string.IsNullOrEmpty(link) ? null : link);
    }
}
