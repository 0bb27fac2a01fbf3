using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The post of CNIG correspondent of a region, and who holds it where a person is named.</summary>
internal static class CorrespondentsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        ReadingBuilder builder = context.Builder;
        Iri post = builder.Iris.Of("poste", "correspondant-cnig", context.Code);
        TextSpan first = section.Units[0].Span;
        builder.Describe(post, $"Correspondant du CNIG — {context.RegionName}", first, Org.Post);
        builder.Say(post, Org.Role, Voc.Of("role/correspondant-cnig"), first);
        builder.Say(post, Org.PostIn, builder.Iris.Of("organisation", "pole-coordination-territoires"), first);
        builder.Say(post, Dct.Spatial, context.Region, first);
        foreach (SectionUnit unit in section.Units)
        {
            builder.Say(post, Dct.Description, ReadingBuilder.French(builder.Document.TextOf(unit.Span)), unit.Span);
            if (PersonRow.Is(context, unit))
            {
                if (PersonRow.Extract(context, unit, isAuthor: false) is not var (listed, isCorrespondent, isAuthor)) continue;
                if (isCorrespondent) builder.Say(post, Org.HeldBy, listed, unit.Span);
                if (isAuthor) builder.Say(context.Iri, Dct.Creator, listed, unit.Span);
                continue;
            }
            List<Iri> persons = PersonExtractor.Extract(context, unit);
            foreach (Iri person in persons) builder.Say(post, Org.HeldBy, person, unit.Span);
            if (persons.Count > 0) continue;
            foreach (Mention body in PersonExtractor.Represented(context, unit, unit.Span))
            {
                builder.Say(post, Cnig.Represente, builder.Refer(body), body.Span);
            }
        }
    }
}
