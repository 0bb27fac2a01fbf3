using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The legal texts on which something rests. Their numbers and dates are for the authority tables to say.</summary>
internal static class LawExtractor
{
    public static void Extract(ReadingBuilder builder, MentionFinder names, TextSpan span, Iri subject)
    {
        foreach (Mention law in names.FindAll(span, NameRank.Law))
        {
            builder.Say(law.Thing.Iri, RdfVocabulary.Type, Eli.LegalResource, law.Span);
            builder.Say(subject, Cnig.FondementJuridique, builder.Refer(law), law.Span);
        }
    }
}
