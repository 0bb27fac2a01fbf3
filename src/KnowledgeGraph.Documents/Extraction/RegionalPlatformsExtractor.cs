using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The platforms of a region: known ones and ones that a line begins with, their sites, whom they gather, who runs them.</summary>
internal static class RegionalPlatformsExtractor
{
    private const int FarthestKind = 120;

    /// <summary>That a platform gathers its members says nothing.</summary>
    private static readonly Iri Adherents = Voc.Of("acteur/adherents");

    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            List<(Iri Iri, TextSpan Span)> platforms = PlatformsOf(context, unit);
            for (int i = 0; i < platforms.Count; i++)
            {
                int end = i + 1 < platforms.Count ? platforms[i + 1].Span.Start : unit.Span.End;
                ExtractDetails(context, unit, platforms[i].Iri, platforms[i].Span, new TextSpan(platforms[i].Span.End, end));
            }
        }
    }

    private static List<(Iri, TextSpan)> PlatformsOf(FicheContext context, SectionUnit unit)
    {
        ReadingBuilder builder = context.Builder;
        List<(Iri, TextSpan)> platforms = [];
        foreach (Mention mention in context.Listed(unit, unit.Span, NameRank.Platform))
        {
            builder.Refer(mention);
            platforms.Add((Describe(context, mention.Thing.Iri, mention.Span), mention.Span));
        }
        foreach (TextSpan name in PlatformNames.Find(context, unit))
        {
            if (platforms.Exists(platform => platform.Item2.Overlaps(name))) continue;
            platforms.Add((Describe(context, builder.Iris.Of("plateforme", Slug.Of(builder.Document.TextOf(name))), name), name));
        }
        if (platforms.Count > 0) return [.. platforms.OrderBy(platform => platform.Item2.Start)];
        if (KindAt(context, unit, unit.Span) is { } kind)
        {
            string key = Slug.Of($"{builder.Document.TextOf(kind.Span)} {context.RegionName}");
            platforms.Add((Describe(context, builder.Iris.Of("plateforme", key), kind.Span), new TextSpan(kind.Span.Start, kind.Span.Start)));
        }
        else if (PlatformNames.SiteOf(context, unit) is { } site)
        {
            platforms.Add((Describe(context, builder.Iris.Of("plateforme", Slug.Of(builder.Document.TextOf(site))), site), new TextSpan(unit.Span.Start, unit.Span.Start)));
        }
        return platforms;
    }

    /// <summary>The kind of platform with which a range begins, signs and articles apart.</summary>
    private static Mention? KindAt(FicheContext context, SectionUnit unit, TextSpan span) =>
        context.Names.First(
            span, thing => NameRank.OfScheme(thing, Voc.Plateforme), unit.IsHeadLost && span.Start == unit.Span.Start, unit.IsCut && span.End == unit.Span.End);

    private static Iri Describe(FicheContext context, Iri iri, TextSpan name)
    {
        context.Builder.Describe(iri, context.Builder.Document.TextOf(name), name, Cnig.Plateforme);
        context.Builder.Say(iri, Dct.Spatial, context.Region, name);
        return iri;
    }

    private static void ExtractDetails(FicheContext context, SectionUnit unit, Iri platform, TextSpan name, TextSpan details)
    {
        ReadingBuilder builder = context.Builder;
        if (Kind(context, unit, details) is { } kind) builder.Say(platform, Dct.Type, kind.Thing.Iri, kind.Span);
        IEnumerable<TextLink> links = builder.Document.Blocks.SelectMany(block => block.Links)
            .Where(link => details.Contains(link.Span) || (name.Length > 0 && link.Span.Contains(name)));
        foreach (TextLink link in links.Take(1))
        {
            bool isCut = unit.IsCut && link.Span.End == unit.Span.End;
            if (!isCut && WebAddress.ToIri(link.Url) is { } site) builder.Say(platform, Foaf.Homepage, site, link.Span);
        }
        TextSpan? open = Relations.Find(context.Text, details, Relations.OpenTo);
        if ((Relations.Find(context.Text, details, Relations.Gathers) ?? open) is { } gathering)
        {
            foreach (Mention actor in Gathered(context, unit, new TextSpan(gathering.End, details.End)))
            {
                builder.Say(platform, Cnig.Public, builder.Refer(actor), actor.Span);
            }
        }
        if (Relations.Find(context.Text, details, Relations.OperatedBy) is { } running)
        {
            foreach (Mention actor in context.Leading(unit, new TextSpan(running.End, details.End)))
            {
                Iri iri = builder.Refer(actor);
                if (actor.Thing.Kind == KnownKind.Organisation) builder.Say(platform, Cnig.Operateur, iri, actor.Span);
            }
        }
    }

    /// <summary>The kind that the details give: "plateforme régionale", "portail régional", next to the name, to its site, or after "est la".</summary>
    private static Mention? Kind(FicheContext context, SectionUnit unit, TextSpan details)
    {
        int end = details.Start;
        while (end < details.End && context.Text[end] is not ('.' or ';') && end - details.Start < FarthestKind) end++;
        return context.Names.FindAll(new TextSpan(details.Start, details.End), thing => NameRank.OfScheme(thing, Voc.Plateforme), headLost: false, unit.IsCut)
            .Find(kind => kind.Span.Start < end || context.Text.AsSpan(details.Start, kind.Span.Start - details.Start).Contains("://", StringComparison.Ordinal));
    }

    /// <summary>Whom a platform gathers: the list after the verb, and after a colon where the verb has but a number of them.</summary>
    private static List<Mention> Gathered(FicheContext context, SectionUnit unit, TextSpan list)
    {
        int colon = context.Text.IndexOf(':', list.Start, list.Length);
        if (colon > 0 && context.Leading(unit, new TextSpan(list.Start, colon)).Count == 0) list = new TextSpan(colon + 1, list.End);
        int stop = SentenceSplitter.Split(context.Text, list) is [var first, ..] ? first.End : list.End;
        return [.. context.Actors.Read(unit, new TextSpan(list.Start, stop), NameRank.Actor).Where(actor => actor.Thing.Iri != Adherents)];
    }
}
