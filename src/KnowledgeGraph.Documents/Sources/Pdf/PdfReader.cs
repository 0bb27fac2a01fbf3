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

    /// <exception cref="DocumentException">The file is no PDF, is encrypted, or has no text layer.</exception>
    public static SourceDocument Read(SourceFile file)
    {
        List<PdfPage> pages = ReadPages(file);
        if (!pages.Exists(page => page.Items.Count > 0))
        {
            throw new DocumentException("the PDF has no text layer, only images; run text recognition over it first", file.Name);
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
            using PdfDocument document = PdfDocument.Open(file.Bytes.ToArray());
            if (document.NumberOfPages > MaxPages)
            {
                throw new DocumentException($"the PDF has {document.NumberOfPages} pages; at most {MaxPages} are read, split it", file.Name);
            }
            List<PdfPage> pages = [];
            int tables = 0;
            foreach (Page page in document.GetPages())
            {
                PdfPage read = PdfPage.Read(page, tables);
                tables += read.Items.OfType<PdfTable>().Count();
                pages.Add(read);
            }
            return pages;
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new DocumentException("the PDF is protected by a password; give one without", file.Name, innerException: exception);
        }
        catch (Exception exception) when (exception is not (DocumentException or OutOfMemoryException))
        {
            // The library throws whatever it trips over.
            throw new DocumentException($"this is no readable PDF: {exception.Message}", file.Name, innerException: exception);
        }
    }
}
