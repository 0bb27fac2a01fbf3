using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>Finds the tables of a page by the lines that are drawn on it: those that touch make one table.</summary>
internal static class RulingLines
{
    // In points. Borders are drawn as thin rectangles by some programs, as lines by others, and meet only nearly.
    private const double MaxThickness = 3;
    private const double Tolerance = 3;
    private const double MinLength = 8;
    private const int MaxLines = 5_000;

    /// <summary>The edges of the columns and rows of each table.</summary>
    public static List<(List<double> Columns, List<double> Rows)> Find(Page page)
    {
        List<PdfRectangle> lines = [.. page.Paths.SelectMany(LinesOf).Take(MaxLines)];
        List<(List<double>, List<double>)> tables = [];
        foreach (List<PdfRectangle> group in Touching(lines))
        {
            List<double> columns = Edges(group.Where(IsVertical).Select(line => (line.Left + line.Right) / 2));
            List<double> rows = Edges(group.Where(line => !IsVertical(line)).Select(line => (line.Top + line.Bottom) / 2));
            if (columns.Count < 2 || rows.Count < 2 || (columns.Count == 2 && rows.Count == 2)) continue;
            rows.Reverse();
            tables.Add((columns, rows));
        }
        return tables;
    }

    private static bool IsVertical(PdfRectangle line) => line.Height > line.Width;

    private static IEnumerable<PdfRectangle> LinesOf(PdfPath path)
    {
        if (!path.IsStroked && !path.IsFilled) yield break;
        foreach (PdfSubpath part in path)
        {
            if (part.GetBoundingRectangle() is not { } box) continue;
            if (Math.Min(box.Width, box.Height) <= MaxThickness)
            {
                if (Math.Max(box.Width, box.Height) >= MinLength) yield return box;
            }
            else if (path.IsStroked && part.IsDrawnAsRectangle)
            {
                yield return new PdfRectangle(box.Left, box.Bottom, box.Left, box.Top);
                yield return new PdfRectangle(box.Right, box.Bottom, box.Right, box.Top);
                yield return new PdfRectangle(box.Left, box.Bottom, box.Right, box.Bottom);
                yield return new PdfRectangle(box.Left, box.Top, box.Right, box.Top);
            }
        }
    }

    private static List<List<PdfRectangle>> Touching(List<PdfRectangle> lines)
    {
        List<List<PdfRectangle>> groups = [];
        foreach (PdfRectangle line in lines)
        {
            List<List<PdfRectangle>> touched = [.. groups.Where(group => group.Exists(other => Touch(line, other)))];
            List<PdfRectangle> joined = [line, .. touched.SelectMany(group => group)];
            groups.RemoveAll(touched.Contains);
            groups.Add(joined);
        }
        return groups;
    }

    private static bool Touch(PdfRectangle left, PdfRectangle right) =>
        left.Left <= right.Right + Tolerance && right.Left <= left.Right + Tolerance
        && left.Bottom <= right.Top + Tolerance && right.Bottom <= left.Top + Tolerance;

    /// <summary>The distinct positions, ascending.</summary>
    private static List<double> Edges(IEnumerable<double> positions)
    {
        List<double> edges = [];
        foreach (double position in positions.Order())
        {
            if (edges.Count == 0 || position - edges[^1] > Tolerance) edges.Add(position);
        }
        return edges;
    }
}
