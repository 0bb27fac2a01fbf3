using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;

namespace KnowledgeGraph.Documents.Sources.OpenXml;

/// <summary>Reads presentations into blocks of text: the slides in order, those hidden and the notes apart.</summary>
internal static class PptxReader
{
    /// <exception cref="DocumentException">The file is no presentation, nested too deeply, or too large.</exception>
    public static SourceDocument Read(SourceFile file) => Archive.Read(file, "PowerPoint", stream =>
    {
        var settings = new OpenSettings { MaxCharactersInPart = BlockWriter.MaxCharacters * 8L };
        using PresentationDocument document = PresentationDocument.Open(stream, isEditable: false, settings);
        var writer = new BlockWriter(file.Name);
        int page = 0;
        int tables = 0;
        foreach (SlideId id in document.PresentationPart?.Presentation?.SlideIdList?.Elements<SlideId>() ?? [])
        {
            page++;
            if (id.RelationshipId?.Value is not { } relationship) continue;
            if (document.PresentationPart!.GetPartById(relationship) is not SlidePart { Slide: { } slide } part) continue;
            if (slide.Show?.Value == false) continue;
            tables = new SlideWalker(file.Name, part, page, writer).Walk(slide, tables);
        }
        return new SourceDocument(file, writer.Text, writer.Blocks);
    });
}
