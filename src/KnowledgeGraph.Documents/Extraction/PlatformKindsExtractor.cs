using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// What a text says of kinds of platforms: what they are for, which ones there are, which join which; and arrows of a drawing that were
/// kept as a word alone, whose ends are lost.
/// </summary>
internal static partial class PlatformKindsExtractor
{
    public static void Extract(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        if (block.Kind == BlockKind.Heading) return;
        if (Arrow(builder, block)) return;
        Mention? head = names.First(block.Span, Kind);
        if (head is null) return;
        List<Mention> kinds = names.FindAll(block.Span, Kind);
        if (!Joins(builder, names, block, kinds)) Define(builder, names, block, head);
    }

    private static int? Kind(KnownThing thing) => NameRank.OfScheme(thing, Voc.Plateforme);

    /// <summary>A block that is nothing but the name of a relation: an arrow between two things that the text no longer shows.</summary>
    private static bool Arrow(ReadingBuilder builder, TextBlock block)
    {
        KnownThing? nature = builder.Authority.Names
            .FindExact(builder.Text, block.Span, thing => thing.Scheme == Voc.ArticulationScheme).FirstOrDefault();
        if (nature is null) return false;
        Iri iri = Articulate(builder, block.Span, nature.Iri, "certitude/incertaine");
        builder.Note(Voc.Of("qualite/extremite-inconnue"), block.Span, iri);
        return true;
    }

    /// <summary>
    /// "Des communs qui rejoignent ou pas des plateformes": the kinds before the verb are the origins, those after it the targets.
    /// </summary>
    private static bool Joins(ReadingBuilder builder, MentionFinder names, TextBlock block, List<Mention> kinds)
    {
        Mention? verb = names.FindAll(block.Span, thing => NameRank.OfScheme(thing, Voc.ArticulationScheme))
            .Find(mention => builder.Text[block.Span.Start..mention.Span.Start].TrimEnd().EndsWith(" qui", StringComparison.Ordinal));
        if (verb is null) return false;
        bool conditional =
            names.FindAll(new TextSpan(verb.Span.End, block.Span.End), thing => NameRank.OfScheme(thing, Voc.Certitude)).Count > 0;
        bool hasTarget = kinds.Exists(kind => kind.Span.Start > verb.Span.End);
        Iri iri = Articulate(
            builder, block.Span, verb.Thing.Iri,
            conditional ? "certitude/conditionnelle" : hasTarget ? "certitude/certaine" : "certitude/incertaine");
        foreach (Mention kind in kinds)
        {
            builder.Say(iri, kind.Span.End <= verb.Span.Start ? Cnig.Origine : Cnig.Cible, builder.Refer(kind), kind.Span);
        }
        return true;
    }

    private static Iri Articulate(ReadingBuilder builder, TextSpan span, Iri nature, string certainty)
    {
        Iri iri = builder.Iris.Of("articulation", builder.Key, builder.RangeOf(span));
        builder.Describe(iri, $"« {builder.Document.TextOf(span)} »", span, Cnig.Articulation);
        builder.Say(iri, Cnig.Nature, nature, span);
        builder.Say(iri, Cnig.Certitude, Voc.Of(certainty), span);
        return iri;
    }

    /// <summary>
    /// The kind that a block opens with: what it says of it, in its words and by its functions, and the examples that it names.
    /// </summary>
    private static void Define(ReadingBuilder builder, MentionFinder names, TextBlock block, Mention head)
    {
        TextSpan? examples = Examples(builder.Text, block, head);
        var about = new TextSpan(block.Span.Start, examples?.Start ?? block.Span.End);
        List<Mention> functions = names.FindAll(about, thing => NameRank.OfScheme(thing, Voc.FonctionPlateforme));
        if (functions.Count > 0)
        {
            Iri definition = builder.Utter(Voc.Of("enonce/definition"), block.Span, builder.Document.TextOf(head.Span));
            builder.Say(definition, Dct.References, builder.Refer(head), head.Span);
            foreach (Mention function in functions) builder.Say(definition, Dct.References, builder.Refer(function), function.Span);
        }
        if (examples is not { } list) return;
        foreach (EnumerationItem item in Enumeration.Split(builder.Text, list)) SayExample(builder, names, item.Span, head.Thing.Iri);
    }

    private static void SayExample(ReadingBuilder builder, MentionFinder names, TextSpan item, Iri kind)
    {
        Mention? known = names.First(item, NameRank.Platform);
        string written = builder.Document.TextOf(item);
        Iri iri = known is null ? builder.Iris.Of("plateforme", Slug.Of(written)) : builder.Refer(known);
        builder.Describe(iri, written, item, Cnig.Plateforme);
        builder.Say(iri, Dct.Type, kind, item);
        KnownThing? commune =
            builder.Authority.Names.FindExact(builder.Text, item, thing => thing.Kind == KnownKind.Commune).FirstOrDefault();
        if (known is null && commune is not null) builder.Say(iri, Dct.Spatial, builder.Refer(new Mention(item, commune)), item);
    }

    /// <summary>The list of examples: after "exemple" and the like, or after the parenthesis that follows the kind.</summary>
    private static TextSpan? Examples(string text, TextBlock block, Mention head)
    {
        Match announced = Announced().Match(text, head.Span.End, block.Span.End - head.Span.End);
        if (announced.Success) return new TextSpan(announced.Index + announced.Length, block.Span.End);
        Match aside = Aside().Match(text, head.Span.End, block.Span.End - head.Span.End);
        return aside.Success && aside.Index == head.Span.End ? new TextSpan(aside.Index + aside.Length, block.Span.End) : null;
    }

    [GeneratedRegex(
        @"\b(?:par\s+)?exemples?\s*:?\s*|\btelles?\s+que\s+|\bcomme\s+(?=\p{Lu})|\bnotamment\s*:?\s+(?=\p{Lu})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\s*\([^)]*\)\s*[,:]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();
}
