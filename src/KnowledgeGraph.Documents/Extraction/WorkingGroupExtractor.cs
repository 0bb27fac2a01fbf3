using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Working groups: their names, who leads them, what they aim at. One that a question merely asks for is none.</summary>
internal static partial class WorkingGroupExtractor
{
    private const int LongestArticle = 4;

    private static readonly Iri WorkingGroup = Voc.Of("instance/groupe-de-travail");
    private static readonly Iri SubGroup = Voc.Of("instance/sous-groupe-de-travail");

    /// <summary>The groups that a list in a fiche names; one whose name is cut off is left out.</summary>
    public static List<(Iri Iri, TextSpan Span)> ExtractListed(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        List<(Iri, TextSpan)> groups = [];
        foreach (EnumerationItem item in Enumeration.Split(context.Text, sentence))
        {
            // A name may hold "et": "GT Innovation et data" is one item, not two.
            Match match = Head().Match(context.Text, item.Span.Start, item.Span.Length);
            if (!match.Success || !context.Names.OnlyArticlesBetween(item.Span.Start, match.Index)) continue;
            bool isSentence = match.Index > item.Span.Start || Relations.Find(context.Text, sentence, Relations.LedBy) is not null;
            TextSpan? name = isSentence
                ? NameAt(context.Text, [], match, sentence.End)
                : ToComma(context.Text, new TextSpan(match.Index, sentence.End));
            if (name is not { } span || span.Length <= match.Length || (unit.IsCut && span.End == unit.Span.End)) continue;
            Iri iri = context.Body(context.Builder.Document.TextOf(span));
            Describe(context.Builder, iri, span, match.Groups["sub"].Success);
            context.Builder.Say(context.Arrangement, Cnig.Instance, iri, span);
            SayLeader(context.Builder, context.Names, iri, span, sentence);
            groups.Add((iri, span));
        }
        return groups;
    }

    /// <summary>The groups that a block of running text names, with their leaders and objectives.</summary>
    public static void Extract(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        List<TextSpan> sentences = SentenceSplitter.Split(builder.Text, block.Span);
        Iri? current = null;
        int objectives = 0;
        foreach (TextSpan sentence in sentences)
        {
            if (builder.Text[sentence.End - 1] == '?') continue;
            Iri? subject = null;
            foreach (Match match in Head().EnumerateIn(builder.Text, sentence))
            {
                if (NameAt(builder.Text, block.Strong, match, sentence.End) is not { } name) continue;
                Iri iri = builder.Iris.Of("instance", Slug.Of(builder.Document.TextOf(name)));
                Describe(builder, iri, name, match.Groups["sub"].Success);
                subject ??= iri;
                SayLeader(builder, names, iri, name, sentence);
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

    private static void Describe(ReadingBuilder builder, Iri iri, TextSpan name, bool isSub)
    {
        string written = builder.Document.TextOf(name);
        builder.Describe(iri, written, name, Org.OrganizationalUnit, Org.Organization, Foaf.Agent);
        builder.Say(iri, Foaf.Name, ReadingBuilder.French(written), name);
        builder.Say(iri, Org.Classification, isSub ? SubGroup : WorkingGroup, name);
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

    /// <summary>
    /// The name of a group: set in bold where it is; else the words with capitals after "GT" and the small words that join them; else the
    /// one word that follows, with its complements.
    /// </summary>
    private static TextSpan? NameAt(string text, IReadOnlyList<TextSpan> bold, Match head, int end)
    {
        foreach (TextSpan strong in bold)
        {
            bool begins = strong.Start <= head.Index && head.Index - strong.Start <= LongestArticle;
            if (begins && strong.End > head.Index + head.Length) return new TextSpan(head.Index, strong.End);
        }
        List<TextToken> words = Tokenizer.Tokenize(text, head.Index + head.Length, end);
        if (words.Count == 0 || !OnlyBlanks(text, head.Index + head.Length, words[0].Start)) return null;
        bool capitals = words[0].Shape != TokenShape.Lower;
        int last = 0;
        for (int i = 1; i < words.Count && OnlyBlanks(text, words[i - 1].End, words[i].Start, '\'', '’', '-'); i++)
        {
            bool isJoint = words[i].Folded is "de" or "du" or "des" or "d" or "et" or "l" or "la" or "le" or "les";
            if (isJoint) continue;
            bool joined = i - last > 1;
            if (capitals ? words[i].Shape == TokenShape.Lower : !joined) break;
            last = i;
        }
        return new TextSpan(head.Index, words[last].End);
    }

    private static TextSpan ToComma(string text, TextSpan span)
    {
        int end = span.Start;
        while (end < span.End && text[end] is not (',' or ';' or '(' or '.')) end++;
        return Enumeration.Trim(text, new TextSpan(span.Start, end));
    }

    private static bool OnlyBlanks(string text, int start, int end, params ReadOnlySpan<char> others)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !others.Contains(text[i])) return false;
        }
        return true;
    }

    private static TextSpan Span(Group group) => new(group.Index, group.Index + group.Length);

    private static IEnumerable<Match> EnumerateIn(this Regex pattern, string text, TextSpan span)
    {
        for (Match match = pattern.Match(text, span.Start, span.Length); match.Success; match = match.NextMatch()) yield return match;
    }

    [GeneratedRegex(@"\b(?:(?<sub>sous-)(?:GT|groupe(?: de travail)?)|GT|[Gg]roupes? de travail)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@":\s*(?<aim>\p{L}+(?:er|ir|re)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"\bpour\s+(?<aim>\p{Ll}+(?:er|ir|re)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterCreation();

    [GeneratedRegex(
        @"(?:\p{Lu}[\p{L}-]*,\s+)?(?<aim>\p{L}\p{Ll}+(?:er|ir|re)\b.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex BareInfinitive();
}
