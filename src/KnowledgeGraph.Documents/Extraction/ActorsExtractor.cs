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
            foreach (TextSpan sentence in ListsOf(context, unit).SelectMany(list => SentenceSplitter.Split(context.Text, list)))
            {
                foreach (TextSpan part in Parted(context.Text, sentence)) ExtractSentence(context, unit, part);
            }
            if (unit.Cells.Count > 1) NoteShort(context, unit);
        }
    }

    /// <summary>In a table with a column of short names, what stands there is another name of the one actor of the row.</summary>
    private static void NoteShort(FicheContext context, SectionUnit unit)
    {
        (TextSpan cell, TextSpan? column) = unit.Cells.FirstOrDefault(cell => cell.Column is { } title && ShortNames().IsMatch(context.Text[title.Start..title.End]));
        if (column is null || ListsOf(context, unit) is not [var list] || list == cell) return;
        if (context.Actors.ReadPromised(unit, list) is [{ Thing.Kind: KnownKind.Organisation } actor]) context.Actors.NoteShort(actor, cell);
    }

    /// <summary>
    /// What names actors: of a row the cell under a title that says so, line by line, else the first one; the others say what the actors do.
    /// </summary>
    private static List<TextSpan> ListsOf(FicheContext context, SectionUnit unit)
    {
        if (unit.Cells.Count == 0) return [unit.Span];
        TextSpan? naming = unit.Cells.Select(cell => cell.Column).FirstOrDefault(column => column is { } title && Named().IsMatch(context.Text[title.Start..title.End]));
        // Without titles the first cell may tell the kind of those whom the next one names.
        if (naming is null && unit.Cells.Count > 1 && IsFamily(context, unit)) return [.. unit.Cells.Skip(1).Select(cell => cell.Cell)];
        return naming is null ? [unit.Cells[0].Cell] : [.. unit.Cells.Where(cell => cell.Column == naming).Select(cell => cell.Cell)];
    }

    /// <summary>The actors of a list; a cell under the title of names holds one even where no table knows it.</summary>
    private static List<Mention> ActorsIn(FicheContext context, SectionUnit unit, TextSpan list)
    {
        List<Mention> actors = context.Actors.Read(unit, list, NameRank.Actor);
        bool isPromised = unit.Cells.Any(cell => cell.Cell == list && cell.Column is { } title && Named().IsMatch(context.Text[title.Start..title.End]));
        return actors.Count == 0 && isPromised ? context.Actors.ReadPromised(unit, list) : actors;
    }

    private static bool IsFamily(FicheContext context, SectionUnit unit) =>
        unit.Cells.All(cell => cell.Column is null)
        && !context.Actors.Read(unit, unit.Cells[0].Cell, NameRank.Actor).Exists(actor => actor.Thing.Kind != KnownKind.Concept)
        && context.Leading(unit, unit.Cells[1].Cell) is [{ Thing.Kind: not KnownKind.Concept }, ..];

    /// <summary>A list whose items dashes part, as notes have it: "DREAL - IGN - OFB"; else the range as it is. One dash alone may stand within an item.</summary>
    private static IEnumerable<TextSpan> Parted(string text, TextSpan range)
    {
        List<Match> dashes = Dash().Matches(text[range.Start..range.End]).ToList();
        if (dashes.Count < 2) return [range];
        List<TextSpan> parts = [];
        int start = range.Start;
        foreach (Match dash in dashes)
        {
            parts.Add(new TextSpan(start, range.Start + dash.Index));
            start = range.Start + dash.Index + dash.Length;
        }
        return [.. parts, new TextSpan(start, range.End)];
    }

    private static void ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        TextSpan? gathering = Relations.Find(context.Text, sentence, Relations.Gathers);
        TextSpan list = gathering is { } verb ? new TextSpan(sentence.Start, verb.Start) : sentence;
        List<Mention> actors = [.. ActorsIn(context, unit, list).Where(actor => context.IsStated(sentence, actor.Span.Start))];
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

    [GeneratedRegex(@"\s[-–—]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"acteur|structure|organisme|\bnoms?\b|partenaire|entité|établissement", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s*(?:sigles?|acronymes?|abréviations?|abrégé)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ShortNames();
}
