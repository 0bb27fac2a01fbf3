using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
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
            if (context.Names.FindAll(name, thing => NameRank.Mentioned(thing) ?? (thing.Kind == KnownKind.Commune && char.IsUpper(context.Text[name.Start + 1]) ? 0 : null)).Count > 0) continue;
            bool isPast = IsPast(context, unit, new TextSpan(end, name.Start), name);
            end = name.End;
            if (!isPast) yield return name;
        }
    }

    /// <summary>Whether the words before a name or the sentence that goes on after it say that the person is the one no longer, or not yet.</summary>
    private static bool IsPast(FicheContext context, SectionUnit unit, TextSpan before, TextSpan name)
    {
        if (Past().Match(context.Text, name.End, unit.Span.End - name.End).Success || Former().Match(context.Text, before.Start, before.Length).Success) return true;
        TextSpan rest = SentenceSplitter.Split(context.Text, new TextSpan(name.End, unit.Span.End)) is [var first, ..] ? new TextSpan(name.End, first.End) : default;
        return rest.Length > 0 && Left().IsMatch(Parenthesis().Replace(context.Text[rest.Start..rest.End], string.Empty));
    }

    private static IEnumerable<int> StartsIn(string text, TextSpan span, Regex pattern)
    {
        yield return span.Start;
        foreach (Match match in pattern.Matches(text[span.Start..span.End])) yield return span.Start + match.Index + match.Length;
    }

    [GeneratedRegex(@"[,;/&\t]\s*(?=\p{Lu})|\s(?:et|par|avec|puis)\s+(?=\p{Lu})|(?=\b(?:M\.|Mr|Mme|Monsieur|Madame)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex ListStart();

    [GeneratedRegex(@"(?:[:;\n\t]|\s(?:et|est|par|avec|puis)|\s[-–—/+&])\s*(?=\p{Lu})|(?=\b(?:M\.|Mr|Mme|Monsieur|Madame)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    /// <summary>What stands before those who were it: "ex-correspondante :", "précédemment", "a succédé en mars à".</summary>
    [GeneratedRegex(@"(?:\bex-\p{L}+\.?|\banc(?:\.|ien(?:ne)?s?)\s+\p{L}+\.?|\bprécédent(?:e|s|es|ment)?\b(?:\s+\p{L}+)?|\bjusqu['’](?:en|à|au)\s[^.;:\n]{1,20})(?:[^.;:,\n]{0,40}:)?\s*$|\b(?:succéd(?:é|ant)|succède|succèdent)\b[^.;:\n]{0,40}?\sà\s+(?:M\.|Mr|Mme|Monsieur|Madame)?\s*$|\bdépart\s+(?:\p{L}+\s+\p{L}+\s+)?d(?:e\s+|['’])(?:M\.|Mr|Mme|Monsieur|Madame)?\s*$|\b(?:remplaç(?:ait|ant)|remplace|remplacé)\s+(?:M\.|Mr|Mme|Monsieur|Madame)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    /// <summary>What the sentence of a name says of those who left: its verb follows the name, up to another name or clause.</summary>
    [GeneratedRegex(@"^[^;:\t]*?(?:\ba\s+quitté\b|\bn['’]est\s+plus\b|\ba\s+(?:pris\s+sa\s+retraite|cessé|changé)\b|\best\s+partie?\b|\ba\s+été\s+(?:mutée?|remplacée?|nommée?\s+ailleurs)\b|\bétait\s+(?:le|la)?\s*correspondant)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Left();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\G\s*[,(–—-]?\s*(?:ancien(?:ne)?\b|ex-|jusqu['’](?:en|à|au)\b|(?:est|serait)?\s*pressentie?\b|(?:a\s+été\s+)?remplacée?\b|n['’]est\s+plus\b|a\s+quitté\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Past();
}
