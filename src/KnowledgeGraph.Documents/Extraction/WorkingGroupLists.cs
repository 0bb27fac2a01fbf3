using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Lists of working groups: under a title that says so, or after a line that announces them. Their items need not say again that they are groups.
/// </summary>
internal sealed partial class WorkingGroupLists(FicheContext context)
{
    private bool _isAnnounced;
    private int _level;

    /// <summary>Reads a unit, if it is an item of such a list; gives the group that it names, null where it is none.</summary>
    public Topic? Read(SectionUnit unit)
    {
        bool isItem = unit.Kind == BlockKind.ListItem;
        bool isTitled = unit.Title is { } title && NamesGroups(context.Text, title);
        if (isItem && isTitled && _level == 0) _level = unit.Level;
        bool isListed = isItem && (_isAnnounced || isTitled) && (unit.Level == _level || _level == 0);
        if (!isItem || NamesGroups(context.Text, unit.Span))
        {
            _isAnnounced = NamesGroups(context.Text, unit.Span) && context.Text[unit.Span.End - 1] == ':';
            _level = _isAnnounced ? unit.Level + 1 : 0;
        }
        return isListed ? WorkingGroupExtractor.ExtractItem(context, unit, unit.Span) : null;
    }

    /// <summary>Whether a title, a line or the title of a column speaks of working groups.</summary>
    public static bool NamesGroups(string text, TextSpan span) => Groups().IsMatch(text[span.Start..span.End]);

    [GeneratedRegex(@"\b(?:GT|groupes?\s+(?:de\s+travail|thématiques?|métiers?|projets?)|pôles\s+(?:métiers|thématiques)|ateliers\s+thématiques|chantiers)\s*(?:\b[^:.]{0,40})?\s*:?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Groups();
}
