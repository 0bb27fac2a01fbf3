using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>What a sentence says of a body or group that stands before it: who leads it, what it aims at, how often it meets.</summary>
internal static class TopicDetails
{
    /// <summary>Says it.</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="topic">What it speaks of.</param>
    /// <param name="isItem">Whether the sentence stands in a list under the topic, where a bare infinitive is an objective and a bare list are members.</param>
    public static void Say(FicheContext context, SectionUnit unit, TextSpan sentence, Topic topic, bool isItem)
    {
        LeadershipExtractor.SayOf(context, unit, sentence, topic, sentence);
        ObjectiveExtractor.SayIn(context, topic.Iri, sentence);
        if (context.Frequencies(sentence).Find(frequency => context.IsNotDenied(sentence, frequency.Span.Start)) is { } frequency)
        {
            context.Builder.Say(topic.Iri, Cnig.Frequence, frequency.Thing.Iri, frequency.Span);
        }
        if (!isItem || ObjectiveExtractor.SayItem(context, topic.Iri, sentence)) return;
        if (context.IsStated(sentence, sentence.Start) && context.Leading(unit, sentence).Count > 0) MembersExtractor.SayMembers(context, unit, sentence, topic.Iri);
    }
}
