using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Where a text names working groups, and how far their names go.</summary>
internal static partial class GroupNames
{
    private const int LongestArticle = 4;
    private const int LongestName = 9;

    /// <summary>How far the words of a name may reach, in UTF-16 units.</summary>
    private const int LongestWords = 200;

    /// <summary>How far before a group those who lead it may be named, in UTF-16 units.</summary>
    private const int LongestSubject = 200;

    /// <summary>
    /// The groups that a sentence of a fiche names: at the beginning of an item, or where somebody is said to lead them. One whose name a cut
    /// ends is left out.
    /// </summary>
    public static List<GroupName> In(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        List<GroupName> names = [];
        List<EnumerationItem> items = Enumeration.Split(context.Text, sentence);
        int next = 0;
        foreach (Match head in RegionalHead().EnumerateIn(context.Text, sentence))
        {
            if (names.Count > 0 && head.Index < names[^1].Span.End) continue;
            // A name may hold "et": "GT Innovation et data" is one item, not two.
            while (next < items.Count && items[next].Span.End <= head.Index) next++;
            EnumerationItem? item = next < items.Count && items[next].Span.Start <= head.Index ? items[next] : null;
            bool beginsItem = item is not null && context.Names.OnlyArticlesBetween(item.Span.Start, head.Index);
            bool isNamed = Determined().Match(context.Text, sentence.Start, head.Index - sentence.Start).Success && Name().Match(context.Text, head.Index + head.Length, sentence.End - head.Index - head.Length).Success;
            if (!beginsItem && !isNamed && !LeadershipExtractor.LeadsTo(context.Text, new TextSpan(Math.Max(sentence.Start, head.Index - LongestSubject), head.Index))) continue;
            bool isSentence = !beginsItem || (head.Index > item!.Span.Start && unit.Kind != BlockKind.ListItem);
            TextSpan? name = isSentence ? After(context.Text, [], head, sentence.End) : OfItem(context.Text, new TextSpan(head.Index, sentence.End));
            if (name is not { } span || span.Length <= head.Length || (unit.IsCut && span.End == unit.Span.End)) continue;
            names.Add(Create(span, head));
        }
        return names;
    }

    /// <summary>The group that an item of a list of groups names, whether or not it says that it is one; null where it names none.</summary>
    public static GroupName? OfListed(FicheContext context, TextSpan item)
    {
        TextSpan name = OfItem(context.Text, item);
        int words = Tokenizer.Tokenize(context.Text, name.Start, name.End).Count;
        Match head = RegionalHead().Match(context.Text, name.Start, name.Length);
        // "Le GT Adresse est piloté par …": the article is of the sentence.
        if (head.Success && context.Names.OnlyArticlesBetween(name.Start, head.Index)) name = new TextSpan(head.Index, name.End);
        return words is 0 or > LongestName ? null : Create(name, head);
    }

    /// <summary>The group that a title or a cell begins with and says to be one; null where it does not.</summary>
    public static GroupName? OfTitle(FicheContext context, TextSpan title)
    {
        Match head = RegionalHead().Match(context.Text, title.Start, title.Length);
        if (!head.Success || !context.Names.OnlyArticlesBetween(title.Start, head.Index)) return null;
        TextSpan name = OfItem(context.Text, new TextSpan(head.Index, title.End));
        return name.Length > head.Length ? Create(name, head) : null;
    }

    /// <summary>Whether a name begins as that of a group does: it is none of an organisation.</summary>
    public static bool BeginsGroup(string text, TextSpan name) => RegionalHead().Match(text, name.Start, name.Length) is { Success: true } head && head.Index == name.Start;

    /// <summary>The groups that a sentence of running text names.</summary>
    public static IEnumerable<GroupName> InRunningText(string text, TextBlock block, TextSpan sentence)
    {
        foreach (Match head in Head().EnumerateIn(text, sentence))
        {
            if (After(text, block.Strong, head, sentence.End) is { } name) yield return Create(name, head);
        }
    }

    private static GroupName Create(TextSpan name, Match head) => new(
        name, head.Success ? new TextSpan(head.Index, head.Index + head.Length) : default, head.Groups["sub"].Success, head.Groups["pole"].Success);

    /// <summary>
    /// The name of a group: set in bold where it is; else what stands in quotes after its number; else the words with capitals after "GT" and
    /// the small words that join them; else the one word that follows, with its complements.
    /// </summary>
    private static TextSpan? After(string text, IReadOnlyList<TextSpan> bold, Match head, int end)
    {
        foreach (TextSpan strong in bold)
        {
            bool begins = strong.Start <= head.Index && head.Index - strong.Start <= LongestArticle;
            if (begins && strong.End > head.Index + head.Length) return new TextSpan(head.Index, strong.End);
        }
        Match quoted = QuotedName().Match(text, head.Index + head.Length, end - head.Index - head.Length);
        if (quoted.Success && quoted.Index == head.Index + head.Length) return new TextSpan(head.Index, quoted.Index + quoted.Length);
        List<TextToken> words = Tokenizer.Tokenize(text, head.Index + head.Length, Math.Min(end, head.Index + head.Length + LongestWords));
        if (words.Count == 0 || !OnlyBlanks(text, head.Index + head.Length, words[0].Start)) return null;
        bool capitals = words[0].Shape != TokenShape.Lower;
        int last = 0;
        for (int i = 1; i < words.Count && OnlyBlanks(text, words[i - 1].End, words[i].Start, '\'', '’', '-'); i++)
        {
            bool isJoint = words[i].Folded is "a" or "au" or "aux" or "de" or "du" or "des" or "d" or "et" or "l" or "la" or "le" or "les";
            // "le GT Risques et l'IGN …": an article after "et" begins another name.
            if (words[i].Folded == "et" && i + 1 < words.Count && words[i + 1].Folded is "l" or "le" or "la" or "les" or "gt") break;
            if (isJoint) continue;
            bool joined = i - last > 1;
            bool isLower = words[i].Shape == TokenShape.Lower;
            bool isAdjective = !joined && isLower && FrenchWords.IsRelational(words[i].Singular) && !FrenchVerbs.IsFinite(words[i].Folded);
            bool isSecond = joined && words[i - 1].Folded == "et" && isLower && EndsName(text, words, i, end);
            if (capitals ? isLower && !isAdjective && !isSecond && !(joined && words[i - 1].Folded is "de" or "du" or "des" or "d") : !joined) break;
            last = i;
        }
        return new TextSpan(head.Index, words[last].End);
    }

    /// <summary>Whether a name is over after a word: a sign, a verb or the end follows.</summary>
    private static bool EndsName(string text, List<TextToken> words, int index, int end)
    {
        if (index + 1 >= words.Count) return text.AsSpan(words[index].End, end - words[index].End).Trim(" .").Length == 0 || !OnlyBlanks(text, words[index].End, end);
        return FrenchVerbs.IsFinite(words[index + 1].Folded) || !OnlyBlanks(text, words[index].End, words[index + 1].Start);
    }

    /// <summary>The name with which an item begins: up to a sign that no name holds, or to words that say who leads the group.</summary>
    private static TextSpan OfItem(string text, TextSpan item)
    {
        int end = item.Start;
        int limit = item.End;
        foreach (Regex pattern in LeadershipExtractor.Phrases.Append(Relations.AimsAt).Append(Verb()))
        {
            if (Relations.Find(text, item, pattern) is { } phrase && phrase.Start > item.Start) limit = Math.Min(limit, phrase.Start);
        }
        while (end < limit && text[end] is not (',' or ';' or ':' or '(' or '[' or '.' or '\t' or '—' or '=' or '→') && !IsSpacedDash(text, end)) end++;
        return Enumeration.Trim(text, new TextSpan(item.Start, end));
    }

    private static bool IsSpacedDash(string text, int position) =>
        text[position] is '-' or '–' && char.IsWhiteSpace(text[position - 1]) && position + 1 < text.Length && char.IsWhiteSpace(text[position + 1]);

    private static bool OnlyBlanks(string text, int start, int end, params ReadOnlySpan<char> others)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !others.Contains(text[i])) return false;
        }
        return true;
    }

    private static IEnumerable<Match> EnumerateIn(this Regex pattern, string text, TextSpan span)
    {
        for (Match match = pattern.Match(text, span.Start, span.Length); match.Success; match = match.NextMatch()) yield return match;
    }

    [GeneratedRegex(@"\b(?:(?<sub>sous-)(?:GT|groupe(?: de travail)?)|GT|[Gg]roupes? de travail)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    /// <summary>In a fiche a pole is a working group too, where it has a name.</summary>
    [GeneratedRegex(
        @"\b(?:(?<sub>sous-)(?:GT|groupe(?: de travail)?)|GT|[Gg]roupe (?:de travail|thématique|métier|projet|technique|utilisateurs|miroir)|[Gg]roupe(?=\s+(?:«|\p{Lu}|d(?:es|u|e\s+la)\s+\p{Lu}))|(?:Chantier|Club|Cellule|Mission)(?=\s+(?:«\s*)?\p{Lu})|(?<pole>[Pp]ôle(?: métiers?| thématique)?)|[Aa]telier thématique)"
        + @"(?=\s+(?!de\b|du\b|des\b(?!\s\p{Lu})|d['’]|(?:est|sont|a|ont|se|qui|dont)\b)\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex RegionalHead();

    /// <summary>A determiner directly before the head of a group.</summary>
    [GeneratedRegex(@"\b(?:[Ll]es?|[Uu]n|[Dd]u|[Aa]u|[Dd]eux|d['’]un|[Cc]e)\s+$|\($", RegexOptions.CultureInvariant)]
    private static partial Regex Determined();

    /// <summary>A capital or a quotation mark directly after the head of a group.</summary>
    [GeneratedRegex(@"\G\s+(?:[«“""]\s*)?\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+(?:(?:n\s?°|no|n°)\s*\d+\s+)?(?:«[^»]{1,80}»|“[^”]{1,80}”|""[^""\n]{1,80}"")", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"\s(?:est|sont|a|ont|se|qui|dont|réunit|travaille|existe)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
