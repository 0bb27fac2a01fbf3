using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The main actors of a region: the names and kinds of a list, and whom an actor is said to gather.</summary>
internal static partial class ActorsExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            TextSpan span = unit.Cells.Count > 0 ? CellOf(context, unit) : unit.Span;
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, span)) ExtractSentence(context, unit, sentence);
        }
    }

    /// <summary>The cell of a row that names the actor, under a title that says so, else the first; the others say what it does.</summary>
    private static TextSpan CellOf(FicheContext context, SectionUnit unit) =>
        unit.Cells.FirstOrDefault(cell => cell.Column is { } title && Named().IsMatch(context.Text[title.Start..title.End]), unit.Cells[0]).Cell;

    private static void ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        TextSpan? gathering = Relations.Find(context.Text, sentence, Relations.Gathers);
        TextSpan list = gathering is { } verb ? new TextSpan(sentence.Start, verb.Start) : sentence;
        List<Mention> actors = [.. context.Actors.Read(unit, list, NameRank.Actor).Where(actor => context.IsStated(sentence, actor.Span.Start))];
        foreach (Mention actor in actors)
        {
            context.Builder.Say(context.Region, Cnig.ActeurPrincipal, context.Builder.Refer(actor), actor.Span);
        }
        if (gathering is not { } relation || actors.Count == 0 || actors[^1].Thing.Kind == KnownKind.Concept) return;
        foreach (Mention member in context.Actors.Read(unit, new TextSpan(relation.End, sentence.End), NameRank.Actor))
        {
            bool isAgent = member.Thing.Kind == KnownKind.Organisation;
            context.Builder.Say(actors[^1].Thing.Iri, isAgent ? Org.HasMember : Cnig.Associe, context.Builder.Refer(member), member.Span);
        }
    }

    [GeneratedRegex(@"acteur|structure|organisme|\bnoms?\b|partenaire|entité|établissement", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
