using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The meeting for which a document was made: the date of its cover, and the items of its agenda in order.</summary>
internal static class AgendaExtractor
{
    private static readonly Iri Item = Voc.Of("enonce/point-ordre-du-jour");

    public static void Extract(ReadingBuilder builder, MentionFinder names, List<OutlineSection> sections, Iri? organiser)
    {
        OutlineSection? agenda = sections.Find(section => UtteranceExtractor.KindOf(builder, section) == Item);
        if (agenda is null) return;
        Iri? meeting = Meeting(builder, sections[0], organiser);
        int position = 0;
        foreach (OutlineSection section in sections.Where(section => section.IsWithin(agenda)))
        {
            Iri? parent = null;
            if (section != agenda) parent = Say(builder, names, section.Heading, ++position, agenda.Iri, meeting);
            foreach (TextBlock block in section.Content) Say(builder, names, block, ++position, parent ?? agenda.Iri, meeting);
        }
    }

    private static Iri? Meeting(ReadingBuilder builder, OutlineSection cover, Iri? organiser)
    {
        if (CoverExtractor.DateOf(builder, cover) is not { } held) return null;
        string title = builder.Document.TextOf(cover.Heading.Span);
        Iri iri = builder.Iris.Of("evenement", ReadingBuilder.Date(held.Date).LexicalForm, Text.Slug.Of(title));
        var evidence = new TextSpan(cover.Heading.Span.Start, held.Span.End);
        builder.Describe(iri, $"{title}, {builder.Document.TextOf(held.Span)}", evidence, Schema.Event, Prov.Activity);
        builder.Say(iri, Dct.Title, ReadingBuilder.French(title), evidence);
        builder.Say(iri, Dct.Type, Voc.Of("instance/reunion"), evidence);
        builder.Say(iri, Schema.StartDate, ReadingBuilder.Date(held.Date), evidence);
        if (organiser is not null) builder.Say(iri, Schema.Organizer, organiser, evidence);
        return iri;
    }

    private static Iri Say(ReadingBuilder builder, MentionFinder names, TextBlock block, int position, Iri part, Iri? meeting)
    {
        string text = builder.Document.TextOf(block);
        int parenthesis = text.LastIndexOf('(');
        bool hasSpeaker = parenthesis > 0 && text[^1] == ')';
        string label = hasSpeaker ? text[..parenthesis].TrimEnd() : text;
        Iri item = builder.Utter(Item, block.Span, label, position, part);
        if (meeting is not null) builder.Say(meeting, Cnig.OrdreDuJour, item, block.Span);
        if (hasSpeaker) SaySpeaker(builder, names, item, new TextSpan(block.Span.Start + parenthesis + 1, block.Span.End - 1));
        UtteranceExtractor.SayReferences(builder, names, item, block);
        return item;
    }

    /// <summary>Who presents an item: a person, perhaps with the organisation, in a parenthesis at its end.</summary>
    private static void SaySpeaker(ReadingBuilder builder, MentionFinder names, Iri item, TextSpan span)
    {
        Mention? organisation = names.FindAll(span, NameRank.Organisation).LastOrDefault();
        var before = new TextSpan(span.Start, organisation?.Span.Start ?? span.End);
        if (ProperName.Person(builder.Text, before) is { } name)
        {
            Iri person = PersonExtractor.Describe(builder, name, builder.Iris.Of("personne", Slug.Of(builder.Document.TextOf(name))));
            builder.Say(item, Cnig.Intervenant, person, name);
            if (organisation is not null) builder.Say(person, Org.MemberOf, builder.Refer(organisation), span);
        }
        else if (organisation is not null && organisation.Span.Start == span.Start)
        {
            builder.Say(item, Cnig.Intervenant, builder.Refer(organisation), span);
        }
    }
}
