using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The main actors of a region: the names and kinds of a list, and whom an actor is said to gather.</summary>
internal static class ActorsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, unit.Span)) ExtractSentence(context, unit, sentence);
        }
    }

    private static void ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        TextSpan? gathering = Relations.Find(context.Text, sentence, Relations.Gathers);
        TextSpan list = gathering is { } verb ? new TextSpan(sentence.Start, verb.Start) : sentence;
        List<Mention> actors = context.Listed(unit, list, NameRank.Actor);
        foreach (Mention actor in actors)
        {
            context.Builder.Say(context.Region, Cnig.ActeurPrincipal, context.Builder.Refer(actor), actor.Span);
        }
        foreach ((TextSpan span, string name) in UnknownNames(context, unit, list, actors))
        {
            Iri iri = context.Builder.Iris.Of("organisation", Text.Slug.Of(name));
            context.Builder.Describe(iri, name, span, Org.Organization, Foaf.Agent);
            context.Builder.Say(iri, Foaf.Name, ReadingBuilder.French(name), span);
            context.Builder.Say(context.Region, Cnig.ActeurPrincipal, iri, span);
        }
        if (gathering is not { } relation || actors.Count == 0 || actors[^1].Thing.Kind == KnownKind.Concept) return;
        foreach (Mention member in context.Listed(unit, new TextSpan(relation.End, sentence.End), NameRank.Actor))
        {
            bool isAgent = member.Thing.Kind == KnownKind.Organisation;
            context.Builder.Say(actors[^1].Thing.Iri, isAgent ? Org.HasMember : Cnig.Associe, context.Builder.Refer(member), member.Span);
        }
    }

    /// <summary>The items that no table knows, but that are written as names: several capitals, and nothing lost at either end.</summary>
    private static IEnumerable<(TextSpan Span, string Name)> UnknownNames(
        FicheContext context, SectionUnit unit, TextSpan list, List<Mention> known)
    {
        foreach (EnumerationItem item in Enumeration.Split(context.Text, list))
        {
            bool isWhole = !(unit.IsCut && item.IsLast) && !(unit.IsHeadLost && item.IsFirst);
            if (!isWhole || known.Exists(mention => mention.Span.Overlaps(item.Span))) continue;
            TextSpan? name = ProperName.Whole(context.Text, item.Span);
            if (name is { } span) yield return (span, context.Builder.Document.TextOf(span));
        }
    }
}
