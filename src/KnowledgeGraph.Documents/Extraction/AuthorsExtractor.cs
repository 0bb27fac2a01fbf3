using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Who wrote a fiche, where a whole name can be read; an address or a remainder of one stays text.</summary>
internal static partial class AuthorsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            if (PersonRow.Is(context, unit))
            {
                if (PersonRow.Extract(context, unit, isAuthor: true) is { IsAuthor: true } author) context.Builder.Say(context.Iri, Dct.Creator, author.Person, unit.Span);
                continue;
            }
            foreach (Iri person in PersonExtractor.Extract(context, unit, isList: true)) context.Builder.Say(context.Iri, Dct.Creator, person, unit.Span);
        }
    }

    /// <summary>Who brought the fiche up to date, where the line of its date goes on with that: "mise à jour le 3 février 2026 par A. Martin".</summary>
    public static void ExtractOfDate(FicheContext context, TextSpan line)
    {
        if (Relations.Find(context.Text, line, ByPattern()) is not { } by) return;
        if (ProperName.Person(context.Text, new TextSpan(by.End, line.End)) is not { } name || context.Names.FindAll(name, NameRank.Mentioned).Count > 0) return;
        Iri person = PersonExtractor.Describe(context.Builder, name, context.Persons.Of(context.Builder.Document.TextOf(name)));
        context.Builder.Say(context.Iri, Dct.Creator, person, name);
    }

    [GeneratedRegex(@"\spar\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex ByPattern();
}
