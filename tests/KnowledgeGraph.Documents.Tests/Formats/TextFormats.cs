using System.IO.Compression;
using System.Net;
using System.Security;
using System.Text;

namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>Writes pieces in the formats that are text, or text in an archive.</summary>
internal static class TextFormats
{
    public static byte[] Markdown(IEnumerable<Piece> pieces) => Bytes(string.Join("\n\n", pieces.Select(piece => piece.Kind switch
    {
        PieceKind.Title => "# " + piece.Text,
        PieceKind.Subtitle => "## " + piece.Text,
        PieceKind.Item => "- " + piece.Text,
        PieceKind.Table => string.Join('\n', piece.Rows.Select((row, i) => $"| {string.Join(" | ", row)} |" + (i == 0 ? "\n|--|--|--|" : ""))),
        _ => piece.Text,
    })));

    public static byte[] Html(IEnumerable<Piece> pieces) => Bytes(
        "<!DOCTYPE html><html lang='fr'><head><title>Fiche</title><style>p { color: red }</style></head><body><div class='page'>\n"
        + string.Join('\n', pieces.Select(piece => piece.Kind switch
        {
            PieceKind.Title => $"<h1>{Encode(piece)}</h1>",
            PieceKind.Subtitle => $"<h2><span>{Encode(piece)}</span></h2>",
            PieceKind.Item => $"<ul>\n  <li>{Encode(piece)}</li>\n</ul>",
            PieceKind.Table => "<table>" + string.Concat(piece.Rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>")) + "</table>",
            // The blanks of the source are not those of the page.
            _ => $"<p>\n   {Encode(piece).Replace(" ", "\n   ")}\n</p>",
        }))
        + "<script>document.write('rien')</script></div></body></html>");

    /// <summary>A questionnaire: one row per section, with its answer.</summary>
    public static byte[] Csv(IEnumerable<Piece> pieces) => Bytes(string.Concat(
        Questionnaire(pieces).Select(row => $"\"{row.Question}\";\"{row.Answer.Replace("\"", "\"\"")}\"\r\n")));

    /// <summary>The rows of a questionnaire: its header, then each title with what stands under it.</summary>
    public static List<(string Question, string Answer)> Questionnaire(IEnumerable<Piece> pieces)
    {
        List<(string Question, string Answer)> rows = [("Dispositifs régionaux de coordination", "PAYS DE LA LOIRE"), ("Date de mise à jour", "12/03/2024")];
        foreach (Piece piece in pieces.Where(piece => piece.Kind != PieceKind.Table))
        {
            if (piece.Kind is PieceKind.Title or PieceKind.Subtitle)
            {
                rows.Add((piece.Text, ""));
                continue;
            }
            (string question, string answer) = rows[^1];
            rows[^1] = (question, (answer.Length > 0 ? answer + "\n" : "") + (piece.Kind == PieceKind.Item ? "- " : "") + piece.Text);
        }
        return rows;
    }

    public static byte[] Odt(IEnumerable<Piece> pieces)
    {
        const string Namespaces = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
            + "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
            + "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' "
            + "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'";
        string body = string.Concat(pieces.Select(piece => piece.Kind switch
        {
            PieceKind.Title => $"<text:h text:outline-level='1'>{Escape(piece.Text)}</text:h>",
            // A document without heading styles: its titles are in bold.
            PieceKind.Subtitle => $"<text:p text:style-name='Gras'>{Escape(piece.Text)}</text:p>",
            PieceKind.Item => $"<text:list><text:list-item><text:p>{Escape(piece.Text)}</text:p></text:list-item></text:list>",
            PieceKind.Table => "<table:table>" + string.Concat(piece.Rows.Select(row => "<table:table-row>" + string.Concat(row.Select(
                cell => $"<table:table-cell><text:p>{Escape(cell)}</text:p></table:table-cell>")) + "</table:table-row>")) + "</table:table>",
            _ => $"<text:p>{Escape(piece.Text)}</text:p>",
        }));
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = new StreamWriter(archive.CreateEntry("content.xml").Open());
            content.Write($"<office:document-content {Namespaces}><office:automatic-styles><style:style style:name='Gras' style:family='paragraph'>"
                + "<style:text-properties fo:font-weight='bold'/></style:style></office:automatic-styles>"
                + $"<office:body><office:text>{body}</office:text></office:body></office:document-content>");
        }
        return bytes.ToArray();
    }

    private static string Encode(Piece piece) => WebUtility.HtmlEncode(piece.Text);

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
