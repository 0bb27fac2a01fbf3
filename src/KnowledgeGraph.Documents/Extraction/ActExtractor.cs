using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The acts by which an arrangement is formalised: "formalisée par une convention et une charte".</summary>
internal static class ActExtractor
{
    public static void Extract(FicheContext context, TextSpan span)
    {
        foreach (Mention act in context.Names.FindAll(span, thing => NameRank.OfScheme(thing, Voc.Acte)))
        {
            string name = context.Builder.Document.TextOf(act.Span);
            Iri iri = context.Builder.Iris.Of("acte", context.Code, Slug.Of(name));
            context.Builder.Describe(iri, name, act.Span, Foaf.Document, Prov.Entity);
            context.Builder.Say(iri, Dct.Title, ReadingBuilder.French(name), act.Span);
            context.Builder.Say(iri, Dct.Type, act.Thing.Iri, act.Span);
            context.Builder.Say(context.Arrangement, Cnig.FormalisePar, iri, act.Span);
        }
    }
}
