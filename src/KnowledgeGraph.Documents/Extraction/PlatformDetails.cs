using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>What the words after the name of a platform say of it: its kind, its site, whom it gathers, who runs it.</summary>
internal static partial class PlatformDetails
{
    private const int FarthestKind = 120;

    /// <summary>That a platform gathers its members says nothing.</summary>
    private static readonly Iri Adherents = Voc.Of("acteur/adherents");

    /// <summary>Says it.</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="name">Where its name stands; empty where it has none.</param>
    /// <param name="details">The words that speak of it.</param>
    public static void Say(FicheContext context, SectionUnit unit, Iri platform, TextSpan name, TextSpan details)
    {
        ReadingBuilder builder = context.Builder;
        if (Kind(context, unit, details) is { } kind) builder.Say(platform, Dct.Type, kind.Thing.Iri, kind.Span);
        SaySite(context, unit, platform, name, details);
        foreach (Mention actor in PublicIn(context, unit, details)) SayPublic(context, platform, actor);
        foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, details))
        {
            foreach (Match running in Relations.OperatedBy.Matches(context.Text[sentence.Start..sentence.End]).Concat(RunBy().Matches(context.Text[sentence.Start..sentence.End])))
            {
                int end = sentence.Start + running.Index + running.Length;
                if (!context.IsStated(sentence, end - 1)) continue;
                SayOperators(context, platform, context.Actors.ReadPromised(unit, new TextSpan(end, sentence.End)));
            }
        }
    }

    /// <summary>Says who runs a platform, where it is an organisation by name.</summary>
    public static void SayOperators(FicheContext context, Iri platform, IEnumerable<Mention> actors)
    {
        foreach (Mention actor in actors)
        {
            Iri iri = context.Builder.Refer(actor);
            if (actor.Thing.Kind == KnownKind.Organisation) context.Builder.Say(platform, Cnig.Operateur, iri, actor.Span);
        }
    }

    /// <summary>Says whom a platform gathers.</summary>
    public static void SayPublic(FicheContext context, Iri platform, Mention actor)
    {
        if (actor.Thing.Iri != Adherents) context.Builder.Say(platform, Cnig.Public, context.Builder.Refer(actor), actor.Span);
    }

    /// <summary>Says the first site that a range or the link of the name gives.</summary>
    public static void SaySite(FicheContext context, SectionUnit unit, Iri platform, TextSpan name, TextSpan details)
    {
        IEnumerable<TextLink> links = context.Builder.Document.Blocks.SelectMany(block => block.Links)
            .Where(link => details.Contains(link.Span) || (name.Length > 0 && link.Span.Contains(name)));
        if (!links.Any() && BareHost().Match(context.Text, details.Start, details.Length) is { Success: true } host && !(unit.IsCut && host.Index + host.Length == unit.Span.End))
        {
            // Where no scheme is written, a browser takes this one, as Markdown does for "www.".
            if (WebAddress.ToIri("http://" + host.Value) is { } bare) context.Builder.Say(platform, Foaf.Homepage, bare, new TextSpan(host.Index, host.Index + host.Length));
            return;
        }
        foreach (TextLink link in links.Take(1))
        {
            bool isCut = unit.IsCut && link.Span.End == unit.Span.End;
            if (!isCut && WebAddress.ToIri(link.Url) is { } site) context.Builder.Say(platform, Foaf.Homepage, site, link.Span);
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

    /// <summary>
    /// Whom a platform gathers: the list after a verb or a label that says so; the kinds whose platform an apposition says that it is ("plateforme
    /// des services de l'État"); and a parenthesis that holds nothing but kinds of actors.
    /// </summary>
    private static List<Mention> PublicIn(FicheContext context, SectionUnit unit, TextSpan details)
    {
        foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, details))
        {
            if ((Relations.Find(context.Text, sentence, Relations.Gathers) ?? Relations.Find(context.Text, sentence, Relations.OpenTo)) is not { } verb) continue;
            return context.IsStated(sentence, verb.Start) ? Gathered(context, unit, new TextSpan(verb.End, sentence.End)) : [];
        }
        if (ForWhom().Match(context.Text, details.Start, details.Length) is { Success: true } forWhom && context.IsStated(details, forWhom.Index)
            && context.Leading(unit, new TextSpan(forWhom.Index + forWhom.Length, details.End)) is { Count: > 0 } those)
        {
            return those;
        }
        if (Apposition().Match(context.Text, details.Start, details.Length) is { Success: true } apposition && context.IsStated(details, apposition.Index))
        {
            List<Mention> kinds = context.Leading(unit, new TextSpan(apposition.Index + apposition.Length, details.End));
            return kinds.FindAll(actor => actor.Thing.Kind == KnownKind.Concept);
        }
        Match aside = Aside().Match(context.Text, details.Start, details.Length);
        if (aside.Success && KindsIn(context, unit, Span(aside.Groups["list"])) is { Count: > 0 } inside) return inside;
        int stop = SentenceSplitter.Split(context.Text, details) is [var first, ..] ? first.End : details.End;
        foreach (Match part in Part().Matches(context.Text[details.Start..stop]))
        {
            Group list = part.Groups["list"];
            var span = new TextSpan(details.Start + list.Index, details.Start + list.Index + list.Length);
            if (KindsIn(context, unit, span) is { Count: > 0 } trailing) return trailing;
        }
        return [];
    }

    /// <summary>The kinds of actors in a range that holds nothing else.</summary>
    private static List<Mention> KindsIn(FicheContext context, SectionUnit unit, TextSpan range)
    {
        TextSpan list = Enumeration.Trim(context.Text, range);
        List<Mention> named = context.Leading(unit, list);
        return named.Count > 0 && named.TrueForAll(actor => actor.Thing.Kind == KnownKind.Concept) && named[^1].Span.End == list.End ? named : [];
    }

    private static TextSpan Span(Group group) => new(group.Index, group.Index + group.Length);

    /// <summary>The list after the verb, and after a colon where the verb has but a number of them.</summary>
    private static List<Mention> Gathered(FicheContext context, SectionUnit unit, TextSpan list)
    {
        int colon = context.Text.IndexOf(':', list.Start, list.Length);
        if (colon > 0 && context.Leading(unit, new TextSpan(list.Start, colon)).Count == 0) list = new TextSpan(colon + 1, list.End);
        int stop = SentenceSplitter.Split(context.Text, list) is [var first, ..] ? first.End : list.End;
        return context.Actors.Read(unit, new TextSpan(list.Start, stop), NameRank.Actor);
    }

    [GeneratedRegex(@"\b(?:plate-?forme|portail|géoportail|infrastructure|outil|site|espace)\s+(?:\p{Ll}+\s+){0,2}?(?=des\s)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Apposition();

    /// <summary>"GéoLot, que gère l'IGN", "que fait vivre l'IGN".</summary>
    [GeneratedRegex(
        @"\b(?:que|qu['’])\s*(?:co-?)?(?:gère|administre|opère|héberge|porte|exploite|maintien|développe|fait\s+(?:vivre|fonctionner)|font\s+(?:vivre|fonctionner)|met\s+en\s+œuvre)(?:n?t)?\s+(?=\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex RunBy();

    /// <summary>Whom a platform is for, after a sign.</summary>
    [GeneratedRegex(@"(?<=[,;–—(]\s*|\s-\s)pour\s+(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex ForWhom();

    /// <summary>What stands between two signs after the name.</summary>
    [GeneratedRegex(@"(?<=[,;:–—|]\s*|\s-\s)(?<list>[^,;:–—|()]+)(?=[,;–—|(]|\s-\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    /// <summary>The name of a host, and the path after it: no file, and no part of an address of mail.</summary>
    [GeneratedRegex(@"(?<![@\w.:/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|shp|gpkg|json|xml|html?)\b)[a-z]{2,}(?:/[^\s,;()<>]*[^\s,;()<>.])?(?![@\w])", RegexOptions.CultureInvariant)]
    private static partial Regex BareHost();

    [GeneratedRegex(@"\G\s*\((?<list>[^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();
}
