using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The platforms of a region: known ones and ones that a line names, with what the line, the row, or the lines under the name say of them.</summary>
internal static partial class RegionalPlatformsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        TextSpan? title = null;
        (Iri Iri, int Level)? above = null;
        foreach (SectionUnit unit in section.Units)
        {
            if (unit.Title != title)
            {
                title = unit.Title;
                above = title is { } under && TitledBy(context, under) is { } titled ? (titled, -1) : null;
            }
            if (above is { } holder && unit.Kind == BlockKind.ListItem && unit.Level <= holder.Level) above = null;
            if (above is { } scope && BeginsWithLabel().IsMatch(context.Text[unit.Span.Start..unit.Span.End]))
            {
                PlatformDetails.Say(context, unit, scope.Iri, default, unit.Span);
                continue;
            }
            List<(Iri Iri, TextSpan Span)> platforms = ExtractUnit(context, unit);
            if (platforms.Count > 0) above = (platforms[^1].Iri, unit.Level);
        }
    }

    private static List<(Iri Iri, TextSpan Span)> ExtractUnit(FicheContext context, SectionUnit unit)
    {
        if (PlatformRow.NameIn(context, unit) is { } name)
        {
            (Iri Iri, TextSpan Span) platform = (Describe(context, IriOf(context, name), name), name);
            PlatformRow.SayDetails(context, unit, platform.Iri, name);
            return [platform];
        }
        List<(Iri Iri, TextSpan Span)> platforms = PlatformsOf(context, unit);
        for (int i = 0; i < platforms.Count; i++)
        {
            int end = i + 1 < platforms.Count ? platforms[i + 1].Span.Start : unit.Span.End;
            PlatformDetails.Say(context, unit, platforms[i].Iri, platforms[i].Span, new TextSpan(platforms[i].Span.End, end));
            StateExtractor.SayOf(context, platforms[i].Iri, SentenceOf(context, unit, platforms[i].Span), platforms[i].Span);
            SayRunners(context, unit, platforms[i].Iri, platforms[i].Span, i > 0 ? platforms[i - 1].Span.End : unit.Span.Start);
        }
        return platforms;
    }

    private static List<(Iri, TextSpan)> PlatformsOf(FicheContext context, SectionUnit unit)
    {
        ReadingBuilder builder = context.Builder;
        List<(Iri, TextSpan)> platforms = [];
        foreach (Mention mention in context.Listed(unit, unit.Span, NameRank.Platform))
        {
            if (!IsOfHere(context, unit, mention.Span)) continue;
            builder.Refer(mention);
            platforms.Add((Describe(context, mention.Thing.Iri, mention.Span), mention.Span));
        }
        foreach (TextSpan name in PlatformNames.Find(context, unit, unit.Span))
        {
            if (platforms.Exists(platform => platform.Item2.Overlaps(name)) || !IsOfHere(context, unit, name)) continue;
            platforms.Add((Describe(context, IriOf(context, name), name), name));
        }
        if (platforms.Count > 0) return [.. platforms.OrderBy(platform => platform.Item2.Start)];
        if (KindAt(context, unit, unit.Span) is { } kind)
        {
            if (!context.IsStated(SentenceOf(context, unit, kind.Span), kind.Span.Start)) return platforms;
            string key = Slug.Of($"{builder.Document.TextOf(kind.Span)} {context.RegionName}");
            platforms.Add((Describe(context, builder.Iris.Of("plateforme", key), kind.Span), new TextSpan(kind.Span.Start, kind.Span.Start)));
        }
        else if (PlatformNames.SiteOf(context, unit) is { } site)
        {
            platforms.Add((Describe(context, builder.Iris.Of("plateforme", Slug.Of(builder.Document.TextOf(site))), site), new TextSpan(unit.Span.Start, unit.Span.Start)));
        }
        return platforms;
    }

    /// <summary>The platform that a title is the name of: one that is known, or a name that is no title of the template.</summary>
    private static Iri? TitledBy(FicheContext context, TextSpan title)
    {
        if (context.Builder.Authority.Template.Match(context.Text, title, isHeading: true) is not null) return null;
        if (context.Names.First(title, NameRank.Platform) is { } known) return Describe(context, context.Builder.Refer(known), known.Span);
        return PlatformNames.OfTitle(context, title) is { } name ? Describe(context, IriOf(context, name), name) : null;
    }

    /// <summary>"L'IGN administre GéoLot".</summary>
    private static void SayRunners(FicheContext context, SectionUnit unit, Iri platform, TextSpan name, int start)
    {
        var before = new TextSpan(SentenceOf(context, unit, name).Start, name.Start);
        if (before.Start < start) before = new TextSpan(start, name.Start);
        Match verb = Relations.Operates.Match(context.Text, before.Start, Math.Max(before.Length, 0));
        if (!verb.Success || !context.IsStated(SentenceOf(context, unit, name), verb.Index)) return;
        if (!context.Names.OnlyArticlesBetween(verb.Index + verb.Length, name.Start)) return;
        PlatformDetails.SayOperators(context, platform, context.Leading(unit, new TextSpan(before.Start, verb.Index)));
    }

    /// <summary>A platform that is named as an example of other regions is none of this one.</summary>
    private static bool IsOfHere(FicheContext context, SectionUnit unit, TextSpan name) =>
        context.ClausesOf(SentenceOf(context, unit, name)).MoodAt(name.Start) != Mood.Elsewhere;

    private static TextSpan SentenceOf(FicheContext context, SectionUnit unit, TextSpan place) =>
        SentenceSplitter.Split(context.Text, unit.Span).Find(sentence => place.Start < sentence.End) is { Length: > 0 } found ? found : unit.Span;

    /// <summary>The kind of platform with which a range begins, signs and articles apart.</summary>
    private static Mention? KindAt(FicheContext context, SectionUnit unit, TextSpan span) =>
        context.Names.First(
            span, thing => NameRank.OfScheme(thing, Voc.Plateforme), unit.IsHeadLost && span.Start == unit.Span.Start, unit.IsCut && span.End == unit.Span.End);

    private static Iri IriOf(FicheContext context, TextSpan name) =>
        context.Builder.Authority.Names.FindExact(context.Text, name, thing => thing.Kind == KnownKind.Platform).FirstOrDefault()?.Iri
        ?? context.Builder.Iris.Of("plateforme", Slug.Of(context.Builder.Document.TextOf(name)));

    private static Iri Describe(FicheContext context, Iri iri, TextSpan name)
    {
        context.Builder.Describe(iri, context.Builder.Document.TextOf(name), name, Cnig.Plateforme);
        context.Builder.Say(iri, Dct.Spatial, context.Region, name);
        return iri;
    }

    [GeneratedRegex(
        @"^\s*(?:site(?:\s+(?:web|internet))?|adresse|URL|lien|accès|opérateur|gestionnaire|porteur|portage|exploitant|administrateur|maître\s+d['’]ouvrage|publics?|utilisateurs|usagers|destinataires|bénéficiaires|partenaires|type|nature)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BeginsWithLabel();
}
