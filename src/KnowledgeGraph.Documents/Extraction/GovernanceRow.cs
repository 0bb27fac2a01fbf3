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
        (Topic? topic, TextSpan? own) = SubjectOf(context, unit);
        if (topic is null && !unit.IsRecord && !unit.Cells.Any(cell => GovernanceField.IsOfArrangement(RoleOf(context, cell.Column!.Value)))) return false;
        if (topic is not null && own is not null && StateOfRow(context, unit, own.Value) is (Iri state, TextSpan evidence))
        {
            context.Builder.Say(topic.Iri, Cnig.Etat, state, evidence);
            // Who led what is no more is history.
            if (state == StateExtractor.Ended) return true;
        }
        if (unit.Cells.Any(cell => RoleOf(context, cell.Column!.Value) is FieldRole.State && StateExtractor.IsSuspended(context.Text, cell.Cell))) return true;
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (cell == own) continue;
            if (RoleOf(context, column!.Value) is { } role) GovernanceField.Say(context, unit, topic, role, cell);
            else if (topic is not null && context.ClausesOf(cell).MoodAt(cell.Start) == Mood.Stated) TopicDetails.Say(context, unit, cell, topic, isItem: false);
        }
        return true;
    }

    private static FieldRole? RoleOf(FicheContext context, TextSpan column) => FieldLabels.OfBody(context.Text, column);

    /// <summary>The body or group that the row speaks of: what the column of groups or bodies holds, or the cell that begins with the name of one.</summary>
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
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (!BodyColumn().IsMatch(context.Text[column!.Value.Start..column.Value.End]) || !char.IsUpper(context.Text[cell.Start])) continue;
            return (new Topic(BodyExtractor.DescribeBody(context, cell, context.Body(context.Builder.Document.TextOf(cell))), cell, IsGroup: false), cell);
        }
        return default;
    }

    /// <summary>Whether the row says that what it speaks of does not exist yet, or no longer: under a title that asks for it, or instead of what a title asks for.</summary>
    private static (Iri State, TextSpan Evidence)? StateOfRow(FicheContext context, SectionUnit unit, TextSpan own)
    {
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells.Where(cell => cell.Cell != own))
        {
            if (StateExtractor.OfCell(context, cell, RoleOf(context, column!.Value)) is { } state) return (state, cell);
        }
        return null;
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

    [GeneratedRegex(@"^\s*(?:noms?|instances?|intitulés?|réunions?|rencontres?|comités?|organes?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BodyColumn();

    [GeneratedRegex(@"^\s*(?:[xX✓✔●•☒☑]|oui)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cross();
}
