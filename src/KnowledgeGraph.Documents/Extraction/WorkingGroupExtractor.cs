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
    private const int LongestName = 9;

    private static readonly Iri WorkingGroup = Voc.Of("instance/groupe-de-travail");
    private static readonly Iri Pole = Voc.Of("instance/pole");
    private static readonly Iri SubGroup = Voc.Of("instance/sous-groupe-de-travail");

    /// <summary>The groups that a sentence of a fiche names; one whose name is cut off is left out.</summary>
    public static List<(Iri Iri, TextSpan Span)> ExtractListed(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        List<(Iri, TextSpan)> groups = [];
        foreach (EnumerationItem item in Enumeration.Split(context.Text, sentence))
        {
            // A name may hold "et": "GT Innovation et data" is one item, not two.
            Match match = RegionalHead().Match(context.Text, item.Span.Start, item.Span.Length);
            if (!match.Success || !context.Names.OnlyArticlesBetween(item.Span.Start, match.Index)) continue;
            bool isSentence = match.Index > item.Span.Start && unit.Kind != BlockKind.ListItem;
            TextSpan? name = isSentence ? NameAt(context.Text, [], match, sentence.End) : NameOfItem(context.Text, new TextSpan(match.Index, sentence.End));
            if (name is not { } span || span.Length <= match.Length || (unit.IsCut && span.End == unit.Span.End)) continue;
            groups.Add((Say(context, unit, span, new TextSpan(span.End, sentence.End), match), span));
        }
        return groups;
    }

    /// <summary>A group that an item of a list of groups names, whether or not it says that it is one.</summary>
    public static bool ExtractItem(FicheContext context, SectionUnit unit)
    {
        TextSpan name = NameOfItem(context.Text, unit.Span);
        int words = Tokenizer.Tokenize(context.Text, name.Start, name.End).Count;
        if (words is 0 or > LongestName || (unit.IsCut && name.End == unit.Span.End)) return false;
        Say(context, unit, name, new TextSpan(name.End, unit.Span.End), RegionalHead().Match(context.Text, name.Start, name.Length));
        return true;
    }

    private static Iri Say(FicheContext context, SectionUnit unit, TextSpan name, TextSpan rest, Match head)
    {
        Iri iri = context.Body(context.Builder.Document.TextOf(name));
        Describe(context.Builder, iri, name, head.Groups["sub"].Success ? SubGroup : head.Groups["pole"].Success ? Pole : WorkingGroup);
        context.Builder.Say(context.Arrangement, Cnig.Instance, iri, name);
        // What is said after the next group is not said of this one.
        Match next = RegionalHead().Match(context.Text, rest.Start, rest.Length);
        if (next.Success) rest = new TextSpan(rest.Start, next.Index);
        SayActors(Relations.LedBy, Cnig.PilotePar);
        SayActors(Relations.FacilitatedBy, Cnig.AnimePar);
        if (Role().Match(context.Text, rest.Start, rest.Length) is { Success: true } role)
        {
            List<Mention> before = context.Actors.Read(unit, new TextSpan(rest.Start, role.Index), NameRank.Actor);
            if (before.Count > 0) SayActor(before[^1], Cnig.PilotePar);
        }
        Match aim = Objective().Match(context.Text, rest.Start, rest.Length);
        if (aim.Success)
        {
            TextSpan objective = Enumeration.Trim(context.Text, Span(aim.Groups["aim"]));
            Iri utterance = context.Builder.Utter(Voc.Of("enonce/objectif"), objective, context.Builder.Document.TextOf(objective));
            context.Builder.Say(iri, Cnig.Objectif, utterance, objective);
        }
        return iri;

        void SayActors(Regex pattern, Iri property)
        {
            if (Relations.Find(context.Text, rest, pattern) is not { } phrase) return;
            foreach (Mention actor in context.Leading(unit, new TextSpan(phrase.End, rest.End))) SayActor(actor, property);
        }

        void SayActor(Mention actor, Iri property) => context.Builder.Say(iri, property, context.Builder.Refer(actor), actor.Span);
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
                Describe(builder, iri, name, match.Groups["sub"].Success ? SubGroup : WorkingGroup);
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

    private static void Describe(ReadingBuilder builder, Iri iri, TextSpan name, Iri kind)
    {
        string written = builder.Document.TextOf(name);
        builder.Describe(iri, written, name, Org.OrganizationalUnit, Org.Organization, Foaf.Agent);
        builder.Say(iri, Foaf.Name, ReadingBuilder.French(written), name);
        builder.Say(iri, Org.Classification, kind, name);
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
        Match quoted = QuotedName().Match(text, head.Index + head.Length, end - head.Index - head.Length);
        if (quoted.Success && quoted.Index == head.Index + head.Length) return new TextSpan(head.Index, quoted.Index + quoted.Length);
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

    /// <summary>The name with which an item begins: up to a sign that no name holds, or to words that say who leads the group.</summary>
    private static TextSpan NameOfItem(string text, TextSpan item)
    {
        int end = item.Start;
        int limit = item.End;
        foreach (Regex pattern in new[] { Relations.LedBy, Relations.FacilitatedBy, Relations.AimsAt })
        {
            if (Relations.Find(text, item, pattern) is { } phrase) limit = Math.Min(limit, phrase.Start);
        }
        while (end < limit && text[end] is not (',' or ';' or ':' or '(' or '.' or '\t' or '—') && !IsSpacedDash(text, end)) end++;
        return Enumeration.Trim(text, new TextSpan(item.Start, end));
    }

    private static bool IsSpacedDash(string text, int position) =>
        text[position] is '-' or '–' && char.IsWhiteSpace(text[position - 1]) && position + 1 < text.Length && char.IsWhiteSpace(text[position + 1]);

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

    /// <summary>In a fiche a pole is a working group too, where it has a name.</summary>
    [GeneratedRegex(
        @"\b(?:(?<sub>sous-)(?:GT|groupe(?: de travail)?)|GT|[Gg]roupe (?:de travail|thématique|métier|projet)|(?<pole>[Pp]ôle(?: métiers?| thématique)?)|[Aa]telier thématique)(?=\s+(?!de\b|du\b|des\b|d['’])\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex RegionalHead();

    [GeneratedRegex(@"\s+«[^»]{1,80}»", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"\(\s*(?:co-?)?pilotes?\s*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"(?:\b[Oo]bjectifs?\s*:\s*(?<aim>\p{L}\p{Ll}+(?:er|ir|re)\b[^.;\t]*)|:\s*(?<aim>\p{Ll}+(?:er|ir|re)\b[^.;\t]*))", RegexOptions.CultureInvariant)]
    private static partial Regex Objective();

    [GeneratedRegex(@":\s*(?<aim>\p{L}+(?:er|ir|re)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"\bpour\s+(?<aim>\p{Ll}+(?:er|ir|re)\b.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex AfterCreation();

    [GeneratedRegex(
        @"(?:\p{Lu}[\p{L}-]*,\s+)?(?<aim>\p{L}\p{Ll}+(?:er|ir|re)\b.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex BareInfinitive();
}
