using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The platforms of a region: known ones and ones that a line begins with, their sites, whom they gather, who runs them.</summary>
internal static class RegionalPlatformsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            List<(Iri Iri, TextSpan Span)> platforms = PlatformsOf(context, unit);
            for (int i = 0; i < platforms.Count; i++)
            {
                int end = i + 1 < platforms.Count ? platforms[i + 1].Span.Start : unit.Span.End;
                ExtractDetails(context, unit, platforms[i].Iri, new TextSpan(platforms[i].Span.End, end));
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
        if (platforms.Count > 0) return platforms;
        if (UnknownName(context, unit) is { } name)
        {
            platforms.Add((Describe(context, builder.Iris.Of("plateforme", Slug.Of(builder.Document.TextOf(name))), name), name));
        }
        else if (context.Names.First(unit.Span, thing => NameRank.OfScheme(thing, Voc.Plateforme), unit.IsHeadLost, unit.IsCut) is { } kind)
        {
            string key = Slug.Of($"{builder.Document.TextOf(kind.Span)} {context.RegionName}");
            Iri iri = Describe(context, builder.Iris.Of("plateforme", key), kind.Span);
            builder.Say(iri, Dct.Type, kind.Thing.Iri, kind.Span);
            platforms.Add((iri, kind.Span));
        }
        return platforms;
    }

    private static Iri Describe(FicheContext context, Iri iri, TextSpan name)
    {
        context.Builder.Describe(iri, context.Builder.Document.TextOf(name), name, Cnig.Plateforme);
        context.Builder.Say(iri, Dct.Spatial, context.Region, name);
        return iri;
    }

    private static void ExtractDetails(FicheContext context, SectionUnit unit, Iri platform, TextSpan details)
    {
        ReadingBuilder builder = context.Builder;
        IEnumerable<TextLink> links = builder.Document.Blocks.SelectMany(block => block.Links).Where(link => details.Contains(link.Span));
        foreach (TextLink link in links.Take(1))
        {
            bool isCut = unit.IsCut && link.Span.End == unit.Span.End;
            if (!isCut && WebAddress.ToIri(link.Url) is { } site) builder.Say(platform, Foaf.Homepage, site, link.Span);
        }
        if (Relations.Find(context.Text, details, Relations.Gathers) is { } gathering)
        {
            foreach (Mention actor in context.Listed(unit, new TextSpan(gathering.End, details.End), NameRank.Actor))
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

    /// <summary>
    /// A name that no table knows, with which a line begins, before a parenthesis, a colon, a comma or a verb of gathering.
    /// </summary>
    private static TextSpan? UnknownName(FicheContext context, SectionUnit unit)
    {
        int end = unit.Span.Start;
        int limit = Relations.Find(context.Text, unit.Span, Relations.Gathers)?.Start ?? unit.Span.End;
        while (end < limit && context.Text[end] is not ('(' or ':' or ',' or ';' or '–')) end++;
        if (unit.IsCut && end == unit.Span.End) return null;
        TextSpan? name = ProperName.Whole(context.Text, new TextSpan(unit.Span.Start, end));
        return name is { } span && context.Names.FindAll(span, NameRank.Mentioned).Count == 0 ? name : null;
    }
}
