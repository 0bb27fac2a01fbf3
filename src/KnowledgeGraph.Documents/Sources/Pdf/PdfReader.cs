using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>
/// Reads PDF documents that have a text layer into blocks of text. Titles are told by the size of their letters, items by their bullets,
/// tables by their ruling lines; what comes back at the foot or head of most pages is left out.
/// </summary>
internal static class PdfReader
{
    private const int MaxPages = 2_000;

    /// <summary>The most letters of a page; finding words and paragraphs among them takes more than linear time.</summary>
    private const int MaxLettersOfPage = 50_000;

    /// <summary>The most letters of all pages: many pages can be one, shown again and again.</summary>
    private const int MaxLetters = 5_000_000;

    /// <exception cref="DocumentException">The file is no PDF, is encrypted, or has no text layer.</exception>
    public static SourceDocument Read(SourceFile file)
    {
        List<PdfPage> pages = ReadPages(file);
        if (!pages.Exists(page => page.Items.Count > 0))
        {
            throw new DocumentException("the PDF has no text layer, only images; run text recognition over it first", file.Name)
            {
                FrenchReason = "le PDF n'a pas de texte, seulement des images ; passez-le d'abord à la reconnaissance de caractères",
            };
        }
        var typography = new PdfTypography(pages);
        var furniture = new PdfFurniture(pages);
        var writer = new BlockWriter(file.Name);
        var blocks = new PdfBlocks(writer, typography);
        foreach (PdfPage page in pages) blocks.Write(page, furniture);
        return new SourceDocument(file, writer.Text, writer.Blocks);
    }

    private static List<PdfPage> ReadPages(SourceFile file)
    {
        try
        {
            var filters = new BoundedFilters(file.Name);
            using PdfDocument document = PdfDocument.Open(file.Bytes.ToArray(), new ParsingOptions { FilterProvider = filters });
            if (document.NumberOfPages > MaxPages)
            {
                throw DocumentLimit.TooMany(MaxPages, $"pages ({document.NumberOfPages})", $"pages ({document.NumberOfPages})", file.Name);
            }
            PdfForms.Check(document, filters, file.Name);
            List<PdfPage> pages = [];
            int tables = 0, letters = 0;
            foreach (Page page in document.GetPages())
            {
                letters += page.Letters.Count;
                if (page.Letters.Count > MaxLettersOfPage || letters > MaxLetters)
                {
                    throw new DocumentException(
                        $"page {page.Number}: more than {MaxLettersOfPage} letters on a page, or {MaxLetters} in all; split the PDF", file.Name)
                    {
                        FrenchReason = $"page {page.Number} : plus de {MaxLettersOfPage} lettres sur une page, ou {MaxLetters} en tout ; divisez le PDF",
                    };
                }
                PdfPage read = PdfPage.Read(page, tables);
                tables += read.Items.OfType<PdfTable>().Count();
                pages.Add(read);
            }
            return pages;
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new DocumentException("the PDF is protected by a password; give one without", file.Name, innerException: exception)
            {
                FrenchReason = "le PDF est protégé par un mot de passe ; donnez-en un sans",
            };
        }
        catch (Exception exception) when (exception is not (DocumentException or OutOfMemoryException))
        {
            // The library throws whatever it trips over.
            throw new DocumentException($"this is no readable PDF ({exception.Message}); export the document to PDF anew", file.Name, innerException: exception)
            {
                FrenchReason = "ce n'est pas un PDF lisible : il est abîmé, coupé, ou d'un autre format ; exportez le document en PDF à nouveau",
            };
        }
    }
}
