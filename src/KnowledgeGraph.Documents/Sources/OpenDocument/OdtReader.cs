using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace KnowledgeGraph.Documents.Sources.OpenDocument;

/// <summary>Reads OpenDocument texts into blocks of text: the body with its lists and tables; not notes, comments and deletions.</summary>
internal static class OdtReader
{
    /// <exception cref="DocumentException">The file is no OpenDocument text, nested too deeply, or too large.</exception>
    public static SourceDocument Read(SourceFile file) => Archive.Read(file, "OpenDocument", stream =>
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        XDocument content = Load(archive, "content.xml") ?? throw new DocumentException("the OpenDocument text has no content.xml", file.Name);
        var writer = new BlockWriter(file.Name);
        var styles = new OdtStyles(content, Load(archive, "styles.xml"));
        XElement? body = content.Root?.Element(OdtNames.Office + "body")?.Element(OdtNames.Office + "text");
        if (body is null) throw new DocumentException("this is an OpenDocument file, but no text; give an .odt", file.Name);
        new OdtWalker(file.Name, styles, writer).Walk(body);
        return new SourceDocument(file, writer.Text, writer.Blocks);
    });

    private static XDocument? Load(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry) return null;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = BlockWriter.MaxCharacters * 8L,
        };
        using Stream part = entry.Open();
        using var reader = XmlReader.Create(part, settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
