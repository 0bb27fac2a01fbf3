using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// A row of a table with titled columns, in whatever order: one cell names a body or a working group, the others say of it what the titles of
/// their columns promise. In a table whose columns are bodies, a cross says that the actor of the row is a member.
/// </summary>
internal static partial class GovernanceRow
{
    /// <summary>Says what a row says, if it is one of such a table.</summary>
    public static bool Read(FicheContext context, SectionUnit unit)
    {
        if (unit.Cells.Count == 0 || !unit.Cells.All(cell => cell.Column is not null)) return false;
        if (ReadCrosses(context, unit)) return true;
        if (SubjectOf(context, unit) is not ({ } topic, { } own)) return false;
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (cell != own) Say(context, unit, topic, cell, column!.Value);
        }
        return true;
    }

    /// <summary>The body or group that the row speaks of: what the column of groups holds, or the cell that begins with the name of one.</summary>
    private static (Topic? Topic, TextSpan? Cell) SubjectOf(FicheContext context, SectionUnit unit)
    {
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (WorkingGroupLists.NamesGroups(context.Text, column!.Value) && WorkingGroupExtractor.ExtractItem(context, unit, cell) is { } listed) return (listed, cell);
        }
        foreach ((TextSpan cell, _) in unit.Cells)
        {
            if (GroupNames.OfTitle(context, cell) is { } group) return (WorkingGroupExtractor.Describe(context, cell, group), cell);
            bool isBody = BodyNames.In(context, cell, isCut: false, []) is [var first, ..] && context.Names.OnlyArticlesBetween(cell.Start, first.Span.Start);
            if (isBody) return (BodyExtractor.Describe(context, cell, BodyNames.In(context, cell, isCut: false, [])[0]), cell);
        }
        return default;
    }

    private static void Say(FicheContext context, SectionUnit unit, Topic topic, TextSpan cell, TextSpan column)
    {
        string title = context.Text[column.Start..column.End];
        if (context.ClausesOf(cell).MoodAt(cell.Start) != Mood.Stated) return;
        if (Pilots().IsMatch(title)) SayActors(Cnig.PilotePar);
        else if (Facilitators().IsMatch(title)) SayActors(Cnig.AnimePar);
        else if (Objectives().IsMatch(title)) ObjectiveExtractor.SayText(context, topic.Iri, cell);
        else if (Members().IsMatch(title)) MembersExtractor.SayMembers(context, unit, cell, topic.Iri);
        else TopicDetails.Say(context, unit, cell, topic, isItem: false);

        void SayActors(Iri property)
        {
            foreach (Mention actor in context.Actors.ReadPromised(unit, cell)) context.Builder.Say(topic.Iri, property, context.Builder.Refer(actor), actor.Span);
        }
    }

    private static bool ReadCrosses(FicheContext context, SectionUnit unit)
    {
        List<(TextSpan Cell, TextSpan? Column)> crosses = [.. unit.Cells.Skip(1).Where(cell => Cross().IsMatch(context.Text[cell.Cell.Start..cell.Cell.End]))];
        if (crosses.Count == 0 || crosses.Count < unit.Cells.Count - 1) return false;
        foreach ((_, TextSpan? column) in crosses)
        {
            if (BodyNames.In(context, column!.Value, isCut: false, []) is not [var body, ..]) continue;
            MembersExtractor.SayMembers(context, unit, unit.Cells[0].Cell, BodyExtractor.Describe(context, column.Value, body).Iri);
        }
        return true;
    }

    [GeneratedRegex(@"pilot|référent|responsable|chefs?\s+de\s+file|port(?:age|eur)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pilots();

    [GeneratedRegex(@"anim", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Facilitators();

    [GeneratedRegex(@"objectif|mission|finalité|objet\b|\bbut|rôle|sujet|travaux", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Objectives();

    [GeneratedRegex(@"membre|composition|participant|acteur|partenaire|structure", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Members();

    [GeneratedRegex(@"^\s*(?:[xX✓✔●•☒☑]|oui)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cross();
}
