using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The title of a document, its date and its publisher, from its first page.</summary>
internal static class CoverExtractor
{
    /// <summary>Says what the first page says, and gives the publisher.</summary>
    public static Iri? Extract(ReadingBuilder builder, MentionFinder names, List<OutlineSection> sections, PageFurniture furniture)
    {
        if (sections.Count == 0) return null;
        TextSpan title = sections[0].Heading.Span;
        builder.Describe(builder.DocumentIri, builder.Document.TextOf(title), title, Foaf.Document, Prov.Entity);
        builder.Say(builder.DocumentIri, Dct.Title, ReadingBuilder.French(builder.Document.TextOf(title)), title);
        if (furniture.IsRepeated) builder.Say(builder.DocumentIri, Dct.Type, Voc.Of("document/presentation"), title);
        if (DateOf(builder, sections[0]) is { } issued)
        {
            builder.Say(builder.DocumentIri, Dct.Issued, ReadingBuilder.Date(issued.Date), issued.Span);
        }
        return Publisher(builder, names, furniture);
    }

    /// <summary>The date that stands alone under the title.</summary>
    public static (TextSpan Span, DateOnly Date)? DateOf(ReadingBuilder builder, OutlineSection cover)
    {
        foreach (TextBlock block in cover.Content)
        {
            foreach ((TextSpan span, DateOnly date) in FrenchDates.FindAll(builder.Text, block.Span))
            {
                if (span == block.Span) return (span, date);
            }
        }
        return null;
    }

    /// <summary>The organisation whose name stands above the title, where it is only one.</summary>
    private static Iri? Publisher(ReadingBuilder builder, MentionFinder names, PageFurniture furniture)
    {
        List<Mention> mentions = [.. furniture.Masthead.SelectMany(block => names.FindAll(block.Span, NameRank.Organisation))];
        if (mentions.Count == 0 || mentions.DistinctBy(mention => mention.Thing.Iri).Count() > 1) return null;
        foreach (Mention mention in mentions) builder.Say(builder.DocumentIri, Dct.Publisher, builder.Refer(mention), mention.Span);
        return mentions[0].Thing.Iri;
    }
}
