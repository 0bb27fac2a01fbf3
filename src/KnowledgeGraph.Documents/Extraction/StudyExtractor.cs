using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// A study that somebody entrusted to somebody: "En 2016, A et B ont confié la réalisation d'une étude de … au cabinet C".
/// </summary>
internal static partial class StudyExtractor
{
    public static Iri? Extract(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        if (Passive().Match(context.Text, sentence.Start, sentence.Length) is { Success: true } passive) return ExtractPassive(context, unit, sentence, passive);
        if (Relations.Find(context.Text, sentence, Relations.Entrusts) is not { } verb) return null;
        Match match = ToStudy().Match(context.Text, verb.End, sentence.End - verb.End);
        if (!match.Success) match = StudyTo().Match(context.Text, verb.End, sentence.End - verb.End);
        if (!match.Success || !context.IsStated(sentence, verb.Start)) return null;
        ReadingBuilder builder = context.Builder;
        TextSpan contractor = Span(match.Groups["contractor"]);
        Iri study = Describe(context, Span(match.Groups["title"]), new TextSpan(sentence.Start, verb.Start));
        foreach (Mention client in Clients(context, unit, new TextSpan(sentence.Start, verb.Start)))
        {
            builder.Say(study, Cnig.Commanditaire, builder.Refer(client), client.Span);
        }
        if (match.Groups["contractor"].Success && ContractorIn(context, contractor) is { } firm) builder.Say(study, Cnig.Prestataire, firm, contractor);
        return study;
    }

    /// <summary>The organisations that are the subject of the verb: those after the circumstances with which the sentence begins.</summary>
    private static IEnumerable<Mention> Clients(FicheContext context, SectionUnit unit, TextSpan before)
    {
        Match circumstance = Circumstance().Match(context.Text, before.Start, before.Length);
        var subject = new TextSpan(circumstance.Success ? circumstance.Index + circumstance.Length : before.Start, before.End);
        List<Mention> leading = [.. context.Leading(unit, subject).Where(client => client.Thing.Kind == KnownKind.Organisation)];
        return leading.Count > 0 ? leading : context.Names.FindAll(before, NameRank.Organisation);
    }

    /// <summary>The objective that a sentence after one on a study gives: "Elle devait chiffrer …", "Son but était de proposer …".</summary>
    public static bool SayAim(FicheContext context, Iri study, TextSpan sentence)
    {
        Match aim = Aim().Match(context.Text, sentence.Start, sentence.Length);
        if (!aim.Success) return false;
        ObjectiveExtractor.SayText(context, study, Span(aim.Groups["aim"]));
        return true;
    }

    /// <summary>"Une étude de … a été confiée en 2023 par A au cabinet B".</summary>
    private static Iri ExtractPassive(FicheContext context, SectionUnit unit, TextSpan sentence, Match match)
    {
        ReadingBuilder builder = context.Builder;
        Iri study = Describe(context, Span(match.Groups["title"]), sentence);
        if (match.Groups["client"].Success)
        {
            foreach (Mention client in context.Leading(unit, Span(match.Groups["client"])).Where(client => client.Thing.Kind == KnownKind.Organisation))
            {
                builder.Say(study, Cnig.Commanditaire, builder.Refer(client), client.Span);
            }
        }
        if (match.Groups["contractor"].Success && ContractorIn(context, Span(match.Groups["contractor"])) is { } firm)
        {
            builder.Say(study, Cnig.Prestataire, firm, Span(match.Groups["contractor"]));
        }
        return study;
    }

    private static Iri Describe(FicheContext context, TextSpan title, TextSpan dated)
    {
        ReadingBuilder builder = context.Builder;
        (TextSpan Span, int Year)? year = FrenchDates.FindYears(context.Text, dated).Select(found => ((TextSpan, int)?)found).FirstOrDefault();
        Iri? plan = PlanExtractor.Extract(context, title);
        string subject = plan is null ? builder.Document.TextOf(title) : FicheContext.LastSegment(plan);
        string when = year is { } known ? ReadingBuilder.Year(known.Year).LexicalForm : "sans-date";
        Iri study = builder.Iris.Of("etude", context.Code, when, Slug.Of(subject));
        builder.Describe(study, builder.Document.TextOf(title), title, Cnig.Etude);
        builder.Say(study, Dct.Title, ReadingBuilder.French(builder.Document.TextOf(title)), title);
        builder.Say(study, Dct.Spatial, context.Region, title);
        if (year is { } day) builder.Say(study, Dct.Date, ReadingBuilder.Year(day.Year), day.Span);
        if (plan is not null) builder.Say(study, Cnig.PorteSur, plan, title);
        return study;
    }

    /// <summary>Whether a sentence says that objectives follow: "Les objectifs étaient triples :".</summary>
    public static bool AnnouncesObjectives(string text, TextSpan sentence) =>
        text[sentence.End - 1] == ':' && Objectives().IsMatch(text[sentence.Start..sentence.End]);

    public static void SayObjective(FicheContext context, Iri study, SectionUnit unit, int position)
    {
        TextSpan text = Enumeration.Trim(context.Text, unit.Span);
        if (text.Length == 0) return;
        Iri objective = context.Builder.Utter(Voc.Of("enonce/objectif"), text, context.Builder.Document.TextOf(text), position);
        context.Builder.Say(study, Cnig.Objectif, objective, text);
    }

    /// <summary>The firm: one that is known, or a name that follows a word for its kind ("cabinet", "bureau d'études").</summary>
    private static Iri? ContractorIn(FicheContext context, TextSpan span)
    {
        ReadingBuilder builder = context.Builder;
        if (context.Names.FindAll(span, NameRank.Organisation).FirstOrDefault() is { } known) return builder.Refer(known);
        Mention? kind = context.Names.First(span, thing => NameRank.OfScheme(thing, Voc.Acteur));
        TextSpan? name = ProperName.Whole(context.Text, kind is null ? span : new TextSpan(kind.Span.End, span.End))
            ?? (kind is null ? null : ProperName.Word(context.Text, new TextSpan(kind.Span.End, span.End)));
        if (name is not { } written) return null;
        string label = builder.Document.TextOf(written);
        Iri iri = builder.Iris.Of("organisation", Slug.Of(label));
        builder.Describe(iri, label, written, Org.Organization, Foaf.Agent);
        builder.Say(iri, Foaf.Name, ReadingBuilder.French(label), written);
        builder.SayNamed(iri, written);
        if (kind is not null) builder.Say(iri, Org.Classification, kind.Thing.Iri, kind.Span);
        return iri;
    }

    private static TextSpan Span(Group group) => new(group.Index, group.Index + group.Length);

    [GeneratedRegex(
        @"\b(?<title>étude\b.+?)\s+(?:au|à\s+la|à\s+l['’]|aux|à)\s*(?<contractor>[^,.;]+)(?=[,.;]|$)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex StudyTo();

    /// <summary>"au cabinet B une étude sur …": who does it may stand before what is done, or nowhere.</summary>
    [GeneratedRegex(
        @"\G\s*(?:en\s+\d{4}\s+)?(?:(?:au|à\s+la|à\s+l['’]|aux|à)\s*(?<contractor>[^,.;]+?)\s+)?(?:une?|l['’]|la\s+réalisation\s+d['’]une)\s*(?<title>(?:étude|diagnostic|audit|évaluation|schéma)\b(?:(?!\s(?:au|à\s+la|à\s+l['’]|à)\s*(?:cabinet|bureau|société|\p{Lu}))[^.;])+)(?=[.;]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex ToStudy();

    [GeneratedRegex(@"\G\s*(?:(?:[Ee]n|[Ff]in|[Dd]ébut|[Cc]ourant|[Dd]ès|[Dd]epuis|[Aa]u)\s[^,]{1,40},\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Circumstance();

    [GeneratedRegex(
        @"\G\s*(?:Elle|L['’]étude|Cette\s+étude|Il|Celle-ci)\s+(?:doit|devait|devra|vise\s+à|visait\s+à|(?:a|avait)\s+pour\s+(?:but|objectif|objet)\s+(?:de\s|d['’]))\s*(?<aim>(?!être)\p{L}+(?:er|ir|re)\b[^.;]*)"
        + @"|\G\s*(?:Son|Le|L['’])\s*(?:but|objectif|objet)\s+(?:est|était)\s+(?:de\s+|d['’])(?<aim>\p{L}+(?:er|ir|re)\b[^.;]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Aim();

    [GeneratedRegex(
        @"\b(?<title>étude\b.+?)\s+(?:a|ont)\s+été\s+(?:confiée|commandée|réalisée)s?(?:\s+en\s+\d{4})?(?:\s+par\s+(?<client>.+?))?(?:\s+(?:au|à\s+la|à\s+l['’]|aux|à)\s*(?<contractor>[^,.;]+))?(?=[,.;]|$)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Passive();

    [GeneratedRegex(@"\bobjectifs?\b|\b(?:elle|l['’]étude)\s+(?:doit|devra|vise)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Objectives();
}
