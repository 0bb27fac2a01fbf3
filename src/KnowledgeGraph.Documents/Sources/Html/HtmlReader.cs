using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeGraph.Documents.Sources.Html;

/// <summary>Reads HTML pages into blocks of text: what a reader sees of the body, without scripts, styles and forms.</summary>
internal static class HtmlReader
{
    /// <exception cref="DocumentException">The file is not UTF-8, nested too deeply, or too large.</exception>
    public static SourceDocument Read(SourceFile file)
    {
        // A plain parser: nothing is loaded, no script runs.
        var limits = new HtmlLimits(file.Name);
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true, OnCreated = limits.Check });
        using IDocument page = parser.ParseDocument(file.ReadText());
        var writer = new BlockWriter(file.Name);
        if (page.Body is not null) new HtmlWalker(file.Name, writer).Walk(page.Body);
        return new SourceDocument(file, writer.Text, writer.Blocks);
    }
}
