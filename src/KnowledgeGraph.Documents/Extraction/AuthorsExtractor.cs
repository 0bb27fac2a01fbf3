using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Who wrote a fiche, where a whole name can be read; an address or a remainder of one stays text.</summary>
internal static class AuthorsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            foreach (Iri person in PersonExtractor.Extract(context, unit, isList: true)) context.Builder.Say(context.Iri, Dct.Creator, person, unit.Span);
        }
    }
}
