using System.Globalization;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Cuts a document into titled sections, the fiches and what every page repeats apart.</summary>
internal static class Outline
{
    public static List<OutlineSection> Build(ReadingBuilder builder, List<FicheRange> fiches, PageFurniture furniture)
    {
        SourceDocument document = builder.Document;
        List<OutlineSection> sections = [];
        List<TextBlock> content = [];
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            TextBlock block = document.Blocks[i];
            if (fiches.Exists(fiche => i >= fiche.First && i < fiche.End) || furniture.Contains(block)) continue;
            if (block.Kind != BlockKind.Heading)
            {
                content.Add(block);
                continue;
            }
            content = [];
            int position = sections.Count + 1;
            sections.Add(new OutlineSection(
                builder.Iris.Of("document", builder.Key, "section", position.ToString(CultureInfo.InvariantCulture)),
                position, block, ParentOf(sections, block.Level), content));
        }
        return sections;
    }

    /// <summary>
    /// The nearest section above whose title is of a higher level, and under which no other title of that level came since.
    /// </summary>
    private static OutlineSection? ParentOf(List<OutlineSection> sections, int level)
    {
        OutlineSection? candidate = sections.Count > 0 ? sections[^1] : null;
        while (candidate is not null && candidate.Heading.Level >= level) candidate = candidate.Parent;
        return candidate;
    }
}
