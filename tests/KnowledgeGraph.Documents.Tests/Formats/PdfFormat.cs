using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>Writes pieces as a PDF: titles in larger letters, items with bullets, tables with ruling lines, a footer on each page.</summary>
internal static class PdfFormat
{
    private const double Left = 60;
    private const int LineLength = 88;
    private const int TitleLength = 40;

    public static byte[] Write(IEnumerable<Piece> pieces)
    {
        List<StringBuilder> pages = [];
        double y = 0;
        foreach (Piece piece in pieces)
        {
            if (y < 120)
            {
                pages.Add(new StringBuilder());
                AddText(pages[^1], 8, Left, 30, 1, $"CNIG - fiches régionales - page {pages.Count}");
                y = 780;
            }
            StringBuilder page = pages[^1];
            switch (piece.Kind)
            {
                case PieceKind.Title:
                    y -= 14;
                    foreach (string line in Lines(piece.Text, TitleLength))
                    {
                        AddText(page, 16, Left, y, 2, line);
                        y -= 18;
                    }
                    y -= 8;
                    break;
                case PieceKind.Subtitle:
                    AddText(page, 13, Left, y, 2, piece.Text);
                    y -= 24;
                    break;
                case PieceKind.Table:
                    y = AddTable(page, piece, y);
                    break;
                default:
                    foreach (string line in Lines((piece.Kind == PieceKind.Item ? "- " : "") + piece.Text, LineLength))
                    {
                        AddText(page, 10, Left, y, 1, line);
                        y -= 12;
                    }
                    y -= 14;
                    break;
            }
        }
        return Assemble(pages);
    }

    private static double AddTable(StringBuilder page, Piece table, double y)
    {
        const double Width = 160, Height = 22;
        foreach (string[] row in table.Rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                double x = Left + column * Width;
                page.Append(CultureInfo.InvariantCulture, $"{x} {y - Height} {Width} {Height} re S\n");
                if (row[column].Length > 0) AddText(page, 8, x + 4, y - 14, 1, row[column]);
            }
            y -= Height;
        }
        return y - 30;
    }

    private static void AddText(StringBuilder page, double size, double x, double y, int font, string text)
    {
        string escaped = text.Replace(@"\", @"\\").Replace("(", @"\(").Replace(")", @"\)");
        page.Append(CultureInfo.InvariantCulture, $"BT /F{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n");
    }

    private static IEnumerable<string> Lines(string text, int length)
    {
        while (text.Length > length)
        {
            int cut = text.LastIndexOf(' ', length);
            yield return text[..cut];
            text = text[(cut + 1)..];
        }
        yield return text;
    }

    /// <summary>The objects of the file: catalogue, page tree, the two fonts, then each page and its content.</summary>
    private static byte[] Assemble(List<StringBuilder> pages)
    {
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{5 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ];
        foreach (StringBuilder page in pages)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {objects.Count + 2} 0 R "
                + "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>");
            objects.Add($"<< /Length {page.Length} >>\nstream\n{page}endstream");
        }
        // One byte a character, so that lengths in characters are lengths in bytes.
        var file = new StringBuilder("%PDF-1.7\n");
        List<int> offsets = [];
        for (int i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        int table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (int offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
