namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>Lines that stand together.</summary>
/// <param name="Lines">The lines, at least one, from the top.</param>
internal sealed record PdfParagraph(IReadOnlyList<PdfLine> Lines)
    : PdfItem(Lines.Min(line => line.Left), Lines.Max(line => line.Right), Lines.Max(line => line.Top), Lines.Min(line => line.Bottom));
