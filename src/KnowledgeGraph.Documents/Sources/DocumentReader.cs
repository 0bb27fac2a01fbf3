using System.Collections.Frozen;
using KnowledgeGraph.Documents.Sources.Html;
using KnowledgeGraph.Documents.Sources.Markdown;
using KnowledgeGraph.Documents.Sources.OpenDocument;
using KnowledgeGraph.Documents.Sources.OpenXml;
using KnowledgeGraph.Documents.Sources.Pdf;
using KnowledgeGraph.Documents.Sources.Tables;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>The one way in for documents: reads any format into blocks of text. Stateless and thread-safe.</summary>
public static class DocumentReader
{
    /// <summary>The most blocks that a document may have.</summary>
    public const int MaxBlocks = 100_000;

    private static readonly FrozenDictionary<string, Func<SourceFile, SourceDocument>> Readers =
        new Dictionary<string, Func<SourceFile, SourceDocument>>(StringComparer.OrdinalIgnoreCase)
        {
            [".md"] = MarkdownReader.Read,
            [".markdown"] = MarkdownReader.Read,
            [".txt"] = MarkdownReader.Read,
            [".html"] = HtmlReader.Read,
            [".htm"] = HtmlReader.Read,
            [".xhtml"] = HtmlReader.Read,
            [".pdf"] = PdfReader.Read,
            [".docx"] = DocxReader.Read,
            [".pptx"] = PptxReader.Read,
            [".xlsx"] = XlsxReader.Read,
            [".odt"] = OdtReader.Read,
            [".csv"] = CsvReader.Read,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file name extensions that are read, with their dot, sorted.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether a file is a document by its name.</summary>
    public static bool CanRead(string fileName) => Readers.ContainsKey(Path.GetExtension(fileName));

    /// <summary>Reads a document, by the extension of its name.</summary>
    /// <exception cref="DocumentException">The format is not known, the file is broken, or larger than what is read.</exception>
    public static SourceDocument Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!Readers.TryGetValue(Path.GetExtension(file.Name), out Func<SourceFile, SourceDocument>? read))
        {
            throw new DocumentException($"documents of this kind are not read; give one of {string.Join(", ", Extensions)}", file.Name)
            {
                FrenchReason = "les documents de ce type ne sont pas lus",
            };
        }
        return read(file);
    }
}
