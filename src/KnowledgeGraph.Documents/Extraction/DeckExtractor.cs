using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// What a document says outside its fiches: what it is, its sections, and what each of them states, proposes, asks and names.
/// </summary>
internal static class DeckExtractor
{
    public static void Extract(
        ReadingBuilder builder, List<OutlineSection> sections, PageFurniture furniture, Dictionary<Passage, Iri> parts)
    {
        var names = new MentionFinder(builder.Text, builder.Authority, territories: null, builder.CancellationToken);
        Iri? publisher = CoverExtractor.Extract(builder, names, sections, furniture);
        foreach (OutlineSection section in sections)
        {
            Describe(builder, section);
            foreach (TextBlock block in section.Content.Prepend(section.Heading)) ExtractBlock(builder, names, block);
        }
        AgendaExtractor.Extract(builder, names, sections, publisher);
        UtteranceExtractor.Extract(builder, names, sections);
        WebPageExtractor.Extract(builder, sections);
        foreach (OutlineSection section in sections)
        {
            foreach (TextBlock block in section.Content.Prepend(section.Heading)) AssignParts(builder, section, block, parts);
        }
    }

    private static void Describe(ReadingBuilder builder, OutlineSection section)
    {
        TextSpan heading = section.Heading.Span;
        string title = builder.Document.TextOf(heading);
        builder.Describe(section.Iri, title, heading, Cnig.Section);
        builder.Say(section.Iri, Dct.Title, ReadingBuilder.French(title), heading);
        builder.Say(section.Iri, Schema.Position, ReadingBuilder.Integer(section.Position), heading);
        builder.Say(section.Iri, Dct.IsPartOf, builder.DocumentIri, heading);
        if (section.Parent is { } parent) builder.Say(parent.Iri, Dct.HasPart, section.Iri, heading);
    }

    private static void ExtractBlock(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        GroupMentionExtractor.Extract(builder, names, block);
        PlatformKindsExtractor.Extract(builder, names, block);
        ProjectExtractor.Extract(builder, names, block);
        EventMentionExtractor.Extract(builder, names, block);
        MissionExtractor.Extract(builder, names, block);
        PlanExtractor.ExtractQuoted(builder, block);
        foreach (Mention mention in names.FindAll(block.Span, NameRank.Named))
        {
            if (!builder.IsReferred(mention.Span)) builder.Refer(mention);
        }
    }

    private static void AssignParts(ReadingBuilder builder, OutlineSection section, TextBlock block, Dictionary<Passage, Iri> parts)
    {
        foreach (Passage passage in builder.Passages.Within(block.Span)) parts[passage] = section.Iri;
    }
}
