using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The working groups that running text names, with their leaders and objectives. One that a question merely asks for is none.</summary>
internal static partial class GroupMentionExtractor
{
    public static void Extract(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        Iri? current = null;
        int objectives = 0;
        foreach (TextSpan sentence in SentenceSplitter.Split(builder.Text, block.Span))
        {
            if (builder.Text[sentence.End - 1] == '?') continue;
            Iri? subject = null;
            foreach (GroupName name in GroupNames.InRunningText(builder.Text, block, sentence))
            {
                Iri iri = Describe(builder, name);
                subject ??= iri;
                SayLeader(builder, names, iri, name.Span, sentence);
            }
            if (subject != current && subject is not null) objectives = 0;
            current = subject ?? current;
            if (current is null) continue;
            if (ObjectiveIn(builder.Text, sentence, block, subject is not null, objectives > 0) is { } objective)
            {
                Iri utterance = builder.Utter(Voc.Of("enonce/objectif"), objective, builder.Document.TextOf(objective), ++objectives);
                builder.Say(current, Cnig.Objectif, utterance, objective);
            }
        }
    }

    private static Iri Describe(ReadingBuilder builder, GroupName name)
    {
        string written = builder.Document.TextOf(name.Span);
        Iri iri = builder.Iris.Of("instance", Slug.Of(written));
        builder.Describe(iri, written, name.Span, Org.OrganizationalUnit, Org.Organization, Foaf.Agent);
        builder.Say(iri, Foaf.Name, ReadingBuilder.French(written), name.Span);
        builder.Say(iri, Org.Classification, WorkingGroupExtractor.KindOf(name), name.Span);
        return iri;
    }

    private static void SayLeader(ReadingBuilder builder, MentionFinder names, Iri group, TextSpan name, TextSpan sentence)
    {
        if (Relations.Find(builder.Text, new TextSpan(name.End, sentence.End), Relations.LedBy) is not { } phrase) return;
        if (builder.Text[name.End..phrase.Start].Trim() is not ("" or "(" or "est" or ", est" or ",")) return;
        Mention? leader = names.First(new TextSpan(phrase.End, sentence.End), NameRank.Actor);
        if (leader is not null) builder.Say(group, Cnig.PilotePar, builder.Refer(leader), new TextSpan(name.Start, leader.Span.End));
    }

    /// <summary>
    /// What the group aims at: after "vise à"; after a colon that follows its name, or "pour" after the group's creation, where a verb
    /// follows; and a sentence that is a bare infinitive, where the one before was an objective.
    /// </summary>
    private static TextSpan? ObjectiveIn(string text, TextSpan sentence, TextBlock block, bool namesGroup, bool hadObjective)
    {
        if (Relations.Find(text, sentence, Relations.AimsAt) is { } aim) return Enumeration.Trim(text, new TextSpan(aim.End, sentence.End));
        if (namesGroup)
        {
            Match purpose = (block.Kind == BlockKind.Heading ? AfterColon() : AfterCreation()).Match(text, sentence.Start, sentence.Length);
            return purpose.Success ? Enumeration.Trim(text, Span(purpose.Groups["aim"])) : null;
        }
        Match infinitive = BareInfinitive().Match(text, sentence.Start, sentence.Length);
        return hadObjective && infinitive.Success && infinitive.Index == sentence.Start
            ? Enumeration.Trim(text, Span(infinitive.Groups["aim"]))
            : null;
    }

    private static TextSpan Span(Group group) => new(group.Index, group.Index + group.Length);

    [GeneratedRegex(@":\s*(?<aim>\p{L}+(?:er|ir|re)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"\bpour\s+(?<aim>\p{Ll}+(?:er|ir|re)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterCreation();

    [GeneratedRegex(
        @"(?:\p{Lu}[\p{L}-]*,\s+)?(?<aim>\p{L}\p{Ll}+(?:er|ir|re)\b.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex BareInfinitive();
}
