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
        XDocument content = Load(archive, "content.xml") ?? throw NoText("the archive has no content.xml, so it is no OpenDocument text; give an .odt", "l'archive n'a pas de content.xml : ce n'est pas un texte OpenDocument ; donnez un .odt", file);
        var writer = new BlockWriter(file.Name);
        var styles = new OdtStyles(content, Load(archive, "styles.xml"));
        XElement? body = content.Root?.Element(OdtNames.Office + "body")?.Element(OdtNames.Office + "text");
        if (body is null) throw NoText("this is an OpenDocument file, but no text; give an .odt", "c'est un fichier OpenDocument, mais pas un texte ; donnez un .odt", file);
        new OdtWalker(file.Name, styles, writer).Walk(body);
        return new SourceDocument(file, writer.Text, writer.Blocks);
    });

    private static DocumentException NoText(string reason, string raison, SourceFile file) => new(reason, file.Name) { FrenchReason = raison };

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
