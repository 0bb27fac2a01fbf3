using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Who leads and who facilitates a working group, a body, or the arrangement itself; only where that is stated as a fact.</summary>
internal static partial class LeadershipExtractor
{
    /// <summary>The phrases after which those who lead or facilitate are named.</summary>
    public static IReadOnlyList<Regex> Phrases { get; } = [Relations.LedBy, Relations.FacilitatedBy, Relations.InChargeOf];

    /// <summary>Says who leads or facilitates something, from the words after its name: "piloté par A", "pilote : A", "A (pilote)", "dont A assure le pilotage".</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="sentence">The sentence, which tells whether it is a fact.</param>
    /// <param name="topic">What is led.</param>
    /// <param name="range">The words that speak of it.</param>
    /// <returns>The property that was said, for an ellipsis that goes on with it; null where none was.</returns>
    public static Iri? SayOf(FicheContext context, SectionUnit unit, TextSpan sentence, Topic topic, TextSpan range)
    {
        Iri? said = SayAfter(context, unit, sentence, topic.Iri, range, Relations.FacilitatedBy, Cnig.AnimePar)
            ?? SayRelative(context, unit, sentence, topic.Iri, range, Relations.Facilitates, Cnig.AnimePar);
        said = SayAfter(context, unit, sentence, topic.Iri, range, Relations.LedBy, Cnig.PilotePar)
            ?? SayRelative(context, unit, sentence, topic.Iri, range, Relations.Leads, Cnig.PilotePar)
            ?? SayRole(context, unit, sentence, topic.Iri, range)
            ?? said;
        return said ?? (topic.IsGroup ? SayAfter(context, unit, sentence, topic.Iri, range, Relations.InChargeOf, Cnig.PilotePar) : null);
    }

    /// <summary>Says who is named after a phrase such as "piloté par"; the first such phrase after which somebody is named counts.</summary>
    public static Iri? SayAfter(FicheContext context, SectionUnit unit, TextSpan sentence, Iri subject, TextSpan range, Regex phrase, Iri property)
    {
        for (Match match = phrase.Match(context.Text, range.Start, range.Length); match.Success; match = match.NextMatch())
        {
            if (!context.IsStated(sentence, match.Index)) continue;
            if (SayLeading(context, unit, subject, new TextSpan(match.Index + match.Length, range.End), property)) return property;
        }
        return null;
    }

    /// <summary>
    /// Says who leads a group that is the object of the clause, from the words before its name: "A pilote le", "le pilotage du", and what an
    /// ellipsis leaves of them after another group: "et B le", "celui du".
    /// </summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="group">The group.</param>
    /// <param name="before">The words between the group before, or the beginning of the sentence, and its name.</param>
    /// <param name="rest">The words after its name, up to the next group.</param>
    /// <param name="previous">What was said of the group before.</param>
    public static Iri? SayOfObject(FicheContext context, SectionUnit unit, TextSpan sentence, Iri group, TextSpan before, TextSpan rest, Iri? previous)
    {
        if (!context.IsStated(sentence, rest.Start)) return null;
        if (LeadingVerb().Match(context.Text, before.Start, before.Length) is { Success: true } verb)
        {
            return Say(new TextSpan(before.Start, verb.Index), PropertyOf(verb));
        }
        if (LeadingNoun().Match(context.Text, before.Start, before.Length) is { Success: true } noun)
        {
            Iri? property = noun.Groups["same"].Success ? previous : PropertyOf(noun);
            Match entrusted = IsEntrusted().Match(context.Text, rest.Start, rest.Length);
            return property is not null && entrusted.Success ? Say(new TextSpan(entrusted.Index + entrusted.Length, rest.End), property) : null;
        }
        if (previous is null) return null;
        Match by = By().Match(context.Text, rest.Start, rest.Length);
        if (by.Success) return Say(new TextSpan(by.Index + by.Length, rest.End), previous);
        bool isElliptic = context.Leading(unit, before) is [.., var last] && context.Names.OnlyArticlesBetween(last.Span.End, before.End);
        return isElliptic ? Say(before, previous) : null;

        Iri? Say(TextSpan actors, Iri property) => SayLeading(context, unit, group, actors, property) ? property : null;
    }

    /// <summary>Whether the words before the name of a group say that it is led: "A pilote le", "le pilotage du".</summary>
    public static bool LeadsTo(string text, TextSpan before) =>
        LeadingVerb().IsMatch(text[before.Start..before.End]) || LeadingNoun().IsMatch(text[before.Start..before.End]) || EllipticObject().IsMatch(text[before.Start..before.End]);

    private static Iri PropertyOf(Match match) => match.Groups["facilitates"].Success ? Cnig.AnimePar : Cnig.PilotePar;

    /// <summary>"dont le Cerema assure le pilotage", "que pilote l'IGN".</summary>
    private static Iri? SayRelative(FicheContext context, SectionUnit unit, TextSpan sentence, Iri subject, TextSpan range, Regex verb, Iri property)
    {
        if (Relations.Find(context.Text, range, verb) is not { } phrase || !context.IsStated(sentence, phrase.Start)) return null;
        Match relative = Relative().Match(context.Text, range.Start, phrase.Start - range.Start);
        if (!relative.Success) return null;
        var actors = new TextSpan(relative.Index + relative.Length, phrase.Start);
        if (context.Text.AsSpan(actors.Start, actors.Length).IsWhiteSpace()) actors = new TextSpan(phrase.End, range.End);
        return SayLeading(context, unit, subject, actors, property) ? property : null;
    }

    /// <summary>"DREAL (pilote)".</summary>
    private static Iri? SayRole(FicheContext context, SectionUnit unit, TextSpan sentence, Iri subject, TextSpan range)
    {
        Match roles = Roles().Match(context.Text, range.Start, range.Length);
        if (roles.Success && context.IsStated(sentence, range.Start) && SayLeading(context, unit, subject, new TextSpan(roles.Groups["actors"].Index, roles.Groups["actors"].Index + roles.Groups["actors"].Length), Cnig.PilotePar)) return Cnig.PilotePar;
        Match role = Role().Match(context.Text, range.Start, range.Length);
        if (!role.Success || !context.IsStated(sentence, range.Start)) return null;
        List<Mention> before = context.Actors.Read(unit, new TextSpan(range.Start, role.Index), NameRank.Actor);
        if (before.Count == 0) return null;
        context.Builder.Say(subject, Cnig.PilotePar, context.Builder.Refer(before[^1]), before[^1].Span);
        return Cnig.PilotePar;
    }

    /// <summary>"pilotes entre parenthèses : le GT Haies (OFB)": where the sentence promises it, those in the parenthesis after a group lead it.</summary>
    public static Iri? SayAnnounced(FicheContext context, SectionUnit unit, TextSpan sentence, Topic group, TextSpan rest)
    {
        Match promise = Announced().Match(context.Text, sentence.Start, group.Name.Start - sentence.Start);
        Match aside = promise.Success ? Aside().Match(context.Text, rest.Start, rest.Length) : Match.Empty;
        if (!aside.Success || !context.IsStated(sentence, group.Name.Start)) return null;
        Group actors = aside.Groups["actors"];
        return SayLeading(context, unit, group.Iri, new TextSpan(actors.Index, actors.Index + actors.Length), Cnig.PilotePar) ? Cnig.PilotePar : null;
    }

    private static bool SayLeading(FicheContext context, SectionUnit unit, Iri subject, TextSpan range, Iri property)
    {
        List<Mention> actors = context.Actors.ReadPromised(unit, range);
        foreach (Mention actor in actors) context.Builder.Say(subject, property, context.Builder.Refer(actor), actor.Span);
        return actors.Count > 0;
    }

    [GeneratedRegex(
        @"\s(?:(?<facilitates>(?:co-?)?anime(?:nt)?|assure(?:nt)?\s+l['’]animation\s+d(?:u|e)|facilite(?:nt)?)|(?:co-?)?pilote(?:nt)?|assure(?:nt)?\s+le\s+(?:co-?)?pilotage\s+d(?:u|e)|dirige(?:nt)?|condui(?:t|sent)|coordonne(?:nt)?)"
        + @"\s+(?:le|la|un|une|les|aussi\s+le|également\s+le)?\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex LeadingVerb();

    [GeneratedRegex(@"\b(?:(?<facilitates>animation)|(?:co-?)?pilotage|(?<same>celui|celle))\s+d(?:u|e\s+la|es)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LeadingNoun();

    /// <summary>What may stand before the second group of two: "et l'IGN le".</summary>
    [GeneratedRegex(@"(?:pilote|anime|coordonne)(?:nt)?\s.*,?\s(?:et\s)?\S.*\s(?:le|la)\s*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex EllipticObject();

    [GeneratedRegex(
        @"\G\s*,?\s*(?:(?:est|sont)\s+)?(?:(?:assurée?|confiée?|attribuée?|exercée?|pris\s+en\s+charge)\s+(?:conjointement\s+)?(?:par\b|(?=à\s|au))|revient(?=\s)|incombe(?=\s)|par\b)\s*(?:à\s)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsEntrusted();

    [GeneratedRegex(@"\G\s*,?\s*par\s", RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:dont|que|qu['’])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:co-?)?pilot(?:es?|age)\s+(?:\p{L}+\s+)?entre\s+parenthèses", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\G\s*[»”]?\s*\((?<actors>[^()]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    /// <summary>"GT Haies : A + B copilotes".</summary>
    [GeneratedRegex(@"\G\s*[:=–—]\s*(?<actors>[^:;.()]+?),?\s+(?:co-?)?pilotes?\s*(?=[.;,)]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Roles();

    [GeneratedRegex(@"\(\s*(?:co-?)?pilotes?\s*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Role();
}
