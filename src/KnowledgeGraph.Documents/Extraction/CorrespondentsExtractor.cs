using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The post of CNIG correspondent of a region, and who holds it where a person is named.</summary>
internal static partial class CorrespondentsExtractor
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
            // "La présente fiche a été rédigée par …" may close what is said of the correspondents.
            bool areAuthors = Wrote().IsMatch(builder.Document.TextOf(unit.Span));
            foreach (Iri person in persons) builder.Say(areAuthors ? context.Iri : post, areAuthors ? Dct.Creator : Org.HeldBy, person, unit.Span);
            if (persons.Count > 0) continue;
            foreach (Mention body in PersonExtractor.Represented(context, unit, unit.Span))
            {
                builder.Say(post, Cnig.Represente, builder.Refer(body), body.Span);
            }
        }
    }

    [GeneratedRegex(@"^\W*(?:\p{L}+\s+){0,2}(?:fiche|note|document|rédaction|présentation)\b[^.:]{0,40}?(?:\b(?:rédigée?|établie?|écrite?|préparée?)\s+par\b|:)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Wrote();
}
