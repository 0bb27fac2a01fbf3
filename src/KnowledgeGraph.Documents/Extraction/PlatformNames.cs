using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Where a unit of the section on platforms names one that no table knows.</summary>
internal static partial class PlatformNames
{
    /// <summary>
    /// The names: the words of a link; a name with which a sentence begins, or that follows the word "plateforme" or who runs it; and the items of a
    /// list that is nothing but names, or where each has its site or its keeper in parentheses.
    /// </summary>
    public static IEnumerable<TextSpan> Find(FicheContext context, SectionUnit unit, TextSpan range)
    {
        foreach (TextLink link in LinksIn(context, range))
        {
            if (!IsAddress(context.Builder.Document.TextOf(link.Span)) && ProperName.Whole(context.Text, link.Span) is { } linked) yield return linked;
        }
        if (Listed(context, range) is { Count: > 1 } list)
        {
            foreach (TextSpan name in list) yield return name;
            yield break;
        }
        bool isNamed = false;
        foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, range))
        {
            if ((First(context, unit, sentence) ?? AfterKind(context, sentence) ?? Run(context, sentence)) is not { } name) continue;
            isNamed = true;
            yield return name;
        }
        if (isNamed) yield break;
        Match colon = ListMark().Match(context.Text, range.Start, range.Length);
        if (!colon.Success) yield break;
        foreach (EnumerationItem item in Enumeration.Split(context.Text, new TextSpan(colon.Index + 1, range.End)))
        {
            if (item.Parenthesis.Length > 0 && NameOf(context, item.Span) is { } name) yield return name;
        }
    }

    /// <summary>The address of the first site, as a name for what has no other: without the scheme and the path.</summary>
    public static TextSpan? SiteOf(FicheContext context, SectionUnit unit)
    {
        if (LinksIn(context, unit.Span).Find(link => IsAddress(context.Builder.Document.TextOf(link.Span))) is not { } link) return null;
        if (unit.IsCut && link.Span.End == unit.Span.End) return null;
        Match host = Host().Match(context.Text, link.Span.Start, link.Span.Length);
        return host.Success ? new TextSpan(host.Groups["host"].Index, host.Index + host.Length) : null;
    }

    /// <summary>The name that a title or a cell is; null where it is something else.</summary>
    public static TextSpan? OfTitle(FicheContext context, TextSpan title) => NameOf(context, title);

    /// <summary>The items of a range that is a list of names and nothing else.</summary>
    private static List<TextSpan>? Listed(FicheContext context, TextSpan range)
    {
        List<TextSpan> names = [];
        foreach (EnumerationItem item in Enumeration.Split(context.Text, range))
        {
            if (item.Parenthesis.Length > 0 || NameOf(context, item.Span) is not { } name || name.End != item.Span.End) return null;
            names.Add(name);
        }
        return names;
    }

    /// <summary>A name with which a sentence begins, before a sign or a verb.</summary>
    private static TextSpan? First(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        int end = sentence.Start;
        int limit = sentence.End;
        foreach (Regex pattern in new[] { Relations.Gathers, Relations.OperatedBy, Verb() })
        {
            if (Relations.Find(context.Text, new TextSpan(sentence.Start, limit), pattern) is { } found) limit = found.Start;
        }
        while (end < limit && context.Text[end] is not ('(' or ':' or ',' or ';' or '–' or '—' or '\t')) end++;
        if (unit.IsCut && end == unit.Span.End) return null;
        bool isAlone = end < sentence.End && context.Text[end] is '(' or '—' or '–' or '\t';
        bool isExplained = end < sentence.End && Kind().IsMatch(context.Text[end..sentence.End]);
        var span = new TextSpan(sentence.Start, end);
        if (Titled().IsMatch(context.Text[span.Start..span.End]) && (isAlone || isExplained || IsRun().Match(context.Text, end, sentence.End - end).Success) && NamePhrase.Read(context.Text, span) is { } titled) return titled;
        TextSpan? name = ProperName.Whole(context.Text, span) ?? (isAlone || isExplained || end == limit ? ProperName.Word(context.Text, span) : null);
        // Further sentences of a unit begin with common words as well: there only a coined word is surely a name.
        if (name is not { } whole || !IsNone(context, whole)) return null;
        return sentence.Start == unit.Span.Start || isAlone || isExplained || ProperName.IsCoined(context.Text, whole) ? name : null;
    }

    /// <summary>"La plateforme GéoLot", "le portail régional « CartoGers »".</summary>
    private static TextSpan? AfterKind(FicheContext context, TextSpan sentence)
    {
        Match kind = KindBefore().Match(context.Text, sentence.Start, sentence.Length);
        if (!kind.Success || context.ClausesOf(sentence).MoodAt(kind.Index) is Mood.Negated or Mood.Elsewhere) return null;
        int start = kind.Index + kind.Length;
        return NameFrom(context, new TextSpan(start, sentence.End));
    }

    /// <summary>"L'IGN administre GéoLot".</summary>
    private static TextSpan? Run(FicheContext context, TextSpan sentence)
    {
        Match verb = Relations.Operates.Match(context.Text, sentence.Start, sentence.Length);
        return verb.Success && context.IsStated(sentence, verb.Index) ? NameFrom(context, new TextSpan(verb.Index + verb.Length, sentence.End)) : null;
    }

    private static TextSpan? NameFrom(FicheContext context, TextSpan range)
    {
        TextSpan run = ProperName.Capitals(context.Text, range);
        return run.Length > 2 && IsNone(context, run) ? run : null;
    }

    private static TextSpan? NameOf(FicheContext context, TextSpan span) =>
        (ProperName.Whole(context.Text, span) ?? ProperName.Word(context.Text, span)) is { } name && IsNone(context, name) ? name : null;

    /// <summary>Whether a name is that of no actor, and of nothing else that is known.</summary>
    private static bool IsNone(FicheContext context, TextSpan name) =>
        context.Names.FindAll(name, NameRank.Actor).Count == 0 && !context.IsOtherThan(name);

    private static List<TextLink> LinksIn(FicheContext context, TextSpan range) =>
        [.. context.Builder.Document.Blocks.SelectMany(block => block.Links).Where(link => range.Contains(link.Span))];

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@":(?!//)\s", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?:[a-z]+://)?(?:www\.)?(?<host>[A-Za-z0-9.-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\s(?:est|sont|permet(?:tent)?|propose(?:nt)?|diffuse(?:nt)?|héberge(?:nt)?|offre(?:nt)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    /// <summary>Words with which the names of platforms begin.</summary>
    [GeneratedRegex(@"^(?:L['’]|L[ea]\s+)(?:Observatoire|Atlas|Portail|Géoportail|Géocatalogue|Catalogue|Plate-?forme|Infrastructure|Système\s+d['’]information)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    /// <summary>That somebody runs it, after a sign.</summary>
    [GeneratedRegex(@"\G\s*,\s*(?:(?:administré|géré|piloté|animé|opéré|hébergé|porté|maintenu|développé)e?\s+par|que\s+\p{L}+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsRun();

    /// <summary>The words for what a platform is, after its name: "CartoGers, plateforme des collectivités".</summary>
    [GeneratedRegex(@"^\s*[,:–—-]\s*(?:la\s+|le\s+|l['’]|une?\s+)?(?:plate-?forme|portail|géoportail|infrastructure|outil|site|catalogue|géocatalogue|IDG|SIG|observatoire|application|https?://|www\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(
        @"\b(?:[Pp]late-?forme|[Pp]ortail|[Gg]éoportail|[Gg]éocatalogue|[Oo]util|[Ii]nfrastructure|IDG)\s+(?:(?:régionale?|départementale?|territoriale?|métropolitaine?|nationale?|web|cartographique|mutualisée?|open\s+data|SIG)\s+)*"
        + @"(?:(?:s['’]appelle|se\s+nomme|(?:est|a\s+été)\s+(?:baptisée?|nommée?|dénommée?|appelée?))\s+)?[«“]?\s*(?=\p{Lu})",
        RegexOptions.CultureInvariant)]
    private static partial Regex KindBefore();
}
