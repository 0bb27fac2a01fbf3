using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Where a unit of a fiche may name a person: at its beginning, after a head and a colon, after a civil title, after "est", and after a sign or
/// an "et" that joins one person to the next.
/// </summary>
internal static partial class PersonNames
{
    /// <summary>The names, in order; one that a cut may have shortened is left out.</summary>
    public static IEnumerable<TextSpan> Find(FicheContext context, SectionUnit unit, bool isList)
    {
        int end = unit.Span.Start;
        foreach (int start in StartsIn(context.Text, unit.Span, isList ? ListStart() : Start()))
        {
            if (start < end) continue;
            if (ProperName.Person(context.Text, new TextSpan(start, unit.Span.End)) is not { } name) continue;
            if (unit.IsCut && name.End == unit.Span.End) continue;
            if (context.Names.FindAll(name, NameRank.Mentioned).Count > 0) continue;
            yield return name;
            end = name.End;
        }
    }

    private static IEnumerable<int> StartsIn(string text, TextSpan span, Regex pattern)
    {
        yield return span.Start;
        foreach (Match match in pattern.Matches(text[span.Start..span.End])) yield return span.Start + match.Index + match.Length;
    }

    [GeneratedRegex(@"[,;]\s*(?=\p{Lu})|\s(?:et|par|avec|puis)\s+(?=\p{Lu})|(?=\b(?:M\.|Mr|Mme|Monsieur|Madame)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex ListStart();

    [GeneratedRegex(@"(?:[:;\n]|\s(?:et|est|par|avec|puis)|\s[-–—/+&])\s*(?=\p{Lu})|(?=\b(?:M\.|Mr|Mme|Monsieur|Madame)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
