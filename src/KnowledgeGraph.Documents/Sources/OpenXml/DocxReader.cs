using DocumentFormat.OpenXml.Packaging;

namespace KnowledgeGraph.Documents.Sources.OpenXml;

/// <summary>
/// Reads Word documents into blocks of text: the body with its tables; not headers, footers, notes, comments, nor what was deleted with
/// the changes tracked.
/// </summary>
internal static class DocxReader
{
    /// <exception cref="DocumentException">The file is no Word document, nested too deeply, or too large.</exception>
    public static SourceDocument Read(SourceFile file) => Archive.Read(file, "Word", stream =>
    {
        var settings = new OpenSettings { MaxCharactersInPart = BlockWriter.MaxCharacters * 8L };
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false, settings);
        var writer = new BlockWriter(file.Name);
        if (document.MainDocumentPart is { Document.Body: { } body } part) new DocxWalker(file.Name, part, writer).Walk(body);
        return new SourceDocument(file, writer.Text, writer.Blocks);
    });
}
