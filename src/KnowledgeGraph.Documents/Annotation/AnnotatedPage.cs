using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>
/// Writes a reading as a page for its editor: the text of the document with every recognised statement marked, and what was understood
/// beside it, in French.
/// </summary>
/// <remarks>
/// The page stands alone: it needs no script, loads nothing, and takes every word of the document as text. Stateless and thread-safe.
/// </remarks>
public static class AnnotatedPage
{
    private const string StyleSheet = "KnowledgeGraph.Documents.Annotation.annotated-page.css";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes the page; the writer stays open.</summary>
    public static void Write(DocumentReading reading, AuthorityData authority, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentNullException.ThrowIfNull(output);
        var names = new TermNames(reading, authority);
        List<TextBlock> blocks = [.. reading.Document.Blocks];
        ILookup<TextBlock, Note> notes = NoteIndex.Of(reading);
        string title = Encode($"Lecture annotée — {reading.Document.File.Name}");
        output.Write(
            $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {ReadStyle()}
            </style>
            </head>
            <body>
            <a class="skip" href="#texte">Aller au texte</a>
            <header>
            <h1>{title}</h1>
            <p>{reading.Statements.Count} affirmations tirées de {reading.Passages.Count} passages. Chaque passage <mark>reconnu</mark> porte un numéro :
            il mène à ce qui en a été compris, et le numéro de la note ramène au texte. <span class="cut">✂ coupé</span> : la source s'arrête là.</p>
            <p class="soft">SHA-256 {reading.Document.File.Sha256}</p>
            </header>

            """);
        WriteSummary(reading, output);
        output.Write("<main id=\"texte\">\n");
        var writer = new BlockMarkup(reading, names, Encode, output);
        int? page = null;
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Page is int number && number != page)
            {
                string kind = Path.GetExtension(reading.Document.File.Name).Equals(".pptx", StringComparison.OrdinalIgnoreCase) ? "Diapositive" : "Page";
                output.Write(string.Create(CultureInfo.InvariantCulture, $"<p class=\"page\">{kind} {number}</p>\n"));
                page = number;
            }
            writer.Write(blocks[i], i, [.. notes[blocks[i]]]);
        }
        output.Write("</main>\n</body>\n</html>\n");
    }

    private static void WriteSummary(DocumentReading reading, TextWriter output)
    {
        output.Write("<nav aria-label=\"Fiches et rubriques\">\n");
        foreach (FicheReading fiche in reading.Fiches)
        {
            string date = fiche.WrittenDate ?? "sans date";
            int block = BlockAt(reading.Document, fiche.Span.Start);
            output.Write($"<section class=\"fiche\"><h2><a href=\"#b{block}\">Fiche {Encode(fiche.Region.Label)}</a> <small>{date}</small></h2>\n<ul>\n");
            foreach (FicheSection section in fiche.Sections)
            {
                string label = Encode(section.Field.Concept.Label);
                int? start = section.Label?.Span.Start ?? (section.Units.Count > 0 ? section.Units[0].Span.Start : null);
                string link = start is int offset ? $"<a href=\"#b{BlockAt(reading.Document, offset)}\">{label}</a>" : label;
                string sub = section.Field.Parent is null ? "" : " class=\"sub\"";
                output.Write($"<li{sub}>{BlockMarkup.StateOf(section)} {link}</li>\n");
            }
            output.Write("</ul></section>\n");
        }
        if (reading.Warnings.Count > 0)
        {
            output.Write("<section class=\"warnings\"><h2>À regarder</h2><ul>\n");
            foreach (string warning in reading.Warnings) output.Write($"<li>{Encode(warning)}</li>\n");
            output.Write("</ul></section>\n");
        }
        output.Write("</nav>\n");
    }

    private static int BlockAt(SourceDocument document, int offset)
    {
        int index = 0;
        while (index + 1 < document.Blocks.Count && document.Blocks[index + 1].Span.Start <= offset) index++;
        return index;
    }

    private static string Encode(string text) => Encoder.Encode(text);

    private static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(StyleSheet)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
