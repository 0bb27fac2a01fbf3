using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Lists of working groups: under a title that says so, after a line that announces them, or in a table whose first column does. Their items
/// need not say again that they are groups.
/// </summary>
internal sealed partial class WorkingGroupLists(FicheContext context)
{
    private bool _isAnnounced;

    /// <summary>Reads a unit, if it is an item of such a list.</summary>
    public bool Read(SectionUnit unit)
    {
        bool isItem = unit.Kind == BlockKind.ListItem || unit.Cells.Count > 0;
        bool isListed = isItem && (_isAnnounced || (unit.Title is { } title && NamesGroups(title)) || (unit.Cells is [{ Column: { } column }, ..] && NamesGroups(column)));
        if (!isItem || NamesGroups(unit.Span)) _isAnnounced = NamesGroups(unit.Span) && context.Text[unit.Span.End - 1] == ':';
        return isListed && WorkingGroupExtractor.ExtractItem(context, unit);
    }

    private bool NamesGroups(TextSpan span) => Groups().IsMatch(context.Text[span.Start..span.End]);

    [GeneratedRegex(@"\b(?:GT|groupes?\s+(?:de\s+travail|thématiques?|métiers?|projets?)|pôles\s+(?:métiers|thématiques)|ateliers\s+thématiques)\s*(?:\b[^:.]{0,40})?\s*:?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Groups();
}
