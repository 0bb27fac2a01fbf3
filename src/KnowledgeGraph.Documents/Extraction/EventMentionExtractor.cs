using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A meeting that is named with its day: "plénier du 30 mai". A day without a year stays one.</summary>
internal static class EventMentionExtractor
{
    private static readonly Iri Meeting = Voc.Of("instance/rencontre");

    public static void Extract(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        foreach (Mention mention in names.FindAll(block.Span, NameRank.Body))
        {
            if (!builder.Authority.IsWithin(mention.Thing.Iri, Meeting)) continue;
            var after = new TextSpan(mention.Span.End, block.Span.End);
            foreach ((TextSpan span, DateOnly date) in FrenchDates.FindAll(builder.Text, after).Take(1))
            {
                if (Follows(builder.Text, mention, span)) Say(builder, mention, span, ReadingBuilder.Date(date));
            }
            foreach ((TextSpan span, int month, int day) in FrenchDates.FindDaysWithoutYear(builder.Text, after).Take(1))
            {
                if (!Follows(builder.Text, mention, span)) continue;
                Iri iri = Say(builder, mention, span, new Literal($"--{month:00}-{day:00}", XsdVocabulary.GMonthDay));
                builder.Note(Voc.Of("qualite/date-incomplete"), span, iri);
            }
        }
    }

    private static bool Follows(string text, Mention mention, TextSpan date) =>
        text[mention.Span.End..date.Start].Trim() is "du" or "le" or "de";

    private static Iri Say(ReadingBuilder builder, Mention mention, TextSpan date, Literal value)
    {
        var evidence = new TextSpan(mention.Span.Start, date.End);
        string title = builder.Document.TextOf(evidence);
        Iri iri = builder.Iris.Of("evenement", value.LexicalForm, Slug.Of(builder.Document.TextOf(mention.Span)));
        builder.Describe(iri, title, evidence, Schema.Event, Prov.Activity);
        builder.Say(iri, Dct.Title, ReadingBuilder.French(title), evidence);
        builder.Say(iri, Dct.Type, mention.Thing.Iri, evidence);
        builder.Say(iri, Schema.StartDate, value, evidence);
        return iri;
    }
}
