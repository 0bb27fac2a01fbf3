namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>A line of words.</summary>
/// <param name="Words">The words, at least one, from the left.</param>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words)
{
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public double Top => Words.Max(word => word.Top);

    public double Bottom => Words.Min(word => word.Bottom);

    /// <summary>The size of most of its letters, in points, to a half point.</summary>
    public double Size => Words.GroupBy(word => word.Size).OrderByDescending(group => group.Sum(word => word.Text.Length)).First().Key;

    public bool IsBold => Words.All(word => word.IsBold);

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>Puts words on lines: those whose middles are at about one height.</summary>
    public static List<PdfLine> Of(IEnumerable<PdfWord> words)
    {
        List<List<PdfWord>> lines = [];
        foreach (PdfWord word in words.OrderByDescending(word => word.Middle))
        {
            if (lines.Count > 0 && lines[^1][0] is var first && first.Middle - word.Middle < Math.Min(first.Height, word.Height) / 2) lines[^1].Add(word);
            else lines.Add([word]);
        }
        return [.. lines.Select(line => new PdfLine([.. line.OrderBy(word => word.Left)]))];
    }
}
