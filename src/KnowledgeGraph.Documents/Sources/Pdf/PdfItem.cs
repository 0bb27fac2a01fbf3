namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>What stands on a page: a stretch of lines, or a table.</summary>
/// <param name="Left">The left edge, in points from the left of the page.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Top">The upper edge, in points from the foot of the page.</param>
/// <param name="Bottom">The lower edge.</param>
internal abstract record PdfItem(double Left, double Right, double Top, double Bottom);
