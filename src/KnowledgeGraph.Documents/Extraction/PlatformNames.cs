using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Where a unit of the section on platforms names one that no table knows.</summary>
internal static partial class PlatformNames
{
    /// <summary>
    /// The names: the words of a link; a name with which the unit begins; and names in a list after a colon where each has its site or its
    /// keeper in parentheses.
    /// </summary>
    public static IEnumerable<TextSpan> Find(FicheContext context, SectionUnit unit)
    {
        foreach (TextLink link in LinksIn(context, unit))
        {
            if (!IsAddress(context.Builder.Document.TextOf(link.Span)) && ProperName.Whole(context.Text, link.Span) is { } linked) yield return linked;
        }
        if (First(context, unit) is { } first)
        {
            yield return first;
            yield break;
        }
        Match colon = ListMark().Match(context.Text, unit.Span.Start, unit.Span.Length);
        if (!colon.Success) yield break;
        var list = new TextSpan(colon.Index + 1, unit.Span.End);
        foreach (EnumerationItem item in Enumeration.Split(context.Text, list))
        {
            if (item.Parenthesis.Length > 0 && ProperName.Word(context.Text, item.Span) is { } name) yield return name;
        }
    }

    /// <summary>The address of the first site, as a name for what has no other: without the scheme and the path.</summary>
    public static TextSpan? SiteOf(FicheContext context, SectionUnit unit)
    {
        if (LinksIn(context, unit).Find(link => IsAddress(context.Builder.Document.TextOf(link.Span))) is not { } link) return null;
        if (unit.IsCut && link.Span.End == unit.Span.End) return null;
        Match host = Host().Match(context.Text, link.Span.Start, link.Span.Length);
        return host.Success ? new TextSpan(host.Groups["host"].Index, host.Index + host.Length) : null;
    }

    /// <summary>A name with which a unit begins, before a sign or a verb.</summary>
    private static TextSpan? First(FicheContext context, SectionUnit unit)
    {
        int end = unit.Span.Start;
        int limit = unit.Span.End;
        foreach (Regex pattern in new[] { Relations.Gathers, Relations.OperatedBy, Verb() })
        {
            if (Relations.Find(context.Text, new TextSpan(unit.Span.Start, limit), pattern) is { } found) limit = found.Start;
        }
        while (end < limit && context.Text[end] is not ('(' or ':' or ',' or ';' or '–' or '—' or '\t')) end++;
        if (unit.IsCut && end == unit.Span.End) return null;
        bool isAlone = end < unit.Span.End && context.Text[end] is '(' or '—' or '–' or '\t';
        var span = new TextSpan(unit.Span.Start, end);
        TextSpan? name = ProperName.Whole(context.Text, span) ?? (isAlone || end == limit ? ProperName.Word(context.Text, span) : null);
        return name is { } whole && context.Names.FindAll(whole, NameRank.Actor).Count == 0 && !context.IsOtherThan(whole) ? name : null;
    }

    private static List<TextLink> LinksIn(FicheContext context, SectionUnit unit) =>
        [.. context.Builder.Document.Blocks.SelectMany(block => block.Links).Where(link => unit.Span.Contains(link.Span))];

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@":(?!//)\s", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?:[a-z]+://)?(?:www\.)?(?<host>[A-Za-z0-9.-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\s(?:est|sont|permet(?:tent)?|propose(?:nt)?|diffuse(?:nt)?|héberge(?:nt)?|offre(?:nt)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
