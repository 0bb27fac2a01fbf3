using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Tells facts from what a sentence denies, plans, remembers or says of others: only facts become statements. A clause ends at a semicolon, a
/// tab, and before "mais" and the like; what stands in parentheses is a clause of its own.
/// </summary>
internal static partial class Clauses
{
    /// <summary>How the clause around a place says what it says.</summary>
    /// <param name="text">The extracted text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="position">The place.</param>
    /// <param name="year">The year in which the text was written, against which "jusqu'en 2019" is read; null where none is known.</param>
    public static Mood MoodAt(string text, TextSpan sentence, int position, int? year = null) => MoodOf(WordsAround(text, sentence, position), year);

    /// <summary>How a range says what it says, without the parentheses in it.</summary>
    public static Mood MoodOf(string text, TextSpan span, int? year = null) => MoodOf(WordsAround(text, span, span.Start), year);

    /// <summary>Whether a range that is not yet closed says something that is to be: "à désigner", "en projet".</summary>
    public static bool IsPlanned(string text, TextSpan span) => Planned().IsMatch(text[span.Start..span.End]);

    private static Mood MoodOf(string clause, int? year)
    {
        if (Elsewhere().IsMatch(clause)) return Mood.Elsewhere;
        if (Ended().IsMatch(clause) || HasPassed(clause, year)) return Mood.Ended;
        if (Negated().IsMatch(clause)) return Mood.Negated;
        return Planned().IsMatch(clause) ? Mood.Planned : Mood.Stated;
    }

    /// <summary>Whether a term is named that lies before the year of the text: "jusqu'en 2019".</summary>
    private static bool HasPassed(string clause, int? year) =>
        Until().Match(clause) is { Success: true } until
        && (year is null || int.Parse(until.Groups["year"].Value, CultureInfo.InvariantCulture) < year);

    /// <summary>The clause around a place of a sentence.</summary>
    public static TextSpan Around(string text, TextSpan sentence, int position)
    {
        int start = sentence.Start;
        int end = sentence.End;
        foreach (Match boundary in Boundary().Matches(text[sentence.Start..sentence.End]))
        {
            int at = sentence.Start + boundary.Index;
            if (at < position) start = at + 1;
            else if (at > position)
            {
                end = at;
                break;
            }
        }
        return new TextSpan(start, end);
    }

    /// <summary>The words of the clause around a place; parentheses that do not hold it, and comparisons with others, are left out.</summary>
    private static string WordsAround(string text, TextSpan sentence, int position)
    {
        (int start, int end) = Around(text, sentence, position);
        int opening = text.LastIndexOf('(', Math.Max(position - 1, start), Math.Max(position - start, 0));
        int closing = opening < 0 ? -1 : text.IndexOf(')', opening, end - opening);
        if (opening >= 0 && (closing < 0 || closing >= position)) return text[(opening + 1)..(closing < 0 ? end : closing)];
        string clause = Parenthesis().Replace(text[start..end], string.Empty);
        Match aside = Comparison().Match(text, start, end - start);
        return aside.Success && (position < aside.Index || position >= aside.Index + aside.Length) ? Comparison().Replace(clause, string.Empty) : clause;
    }

    [GeneratedRegex(@"[;\t]|\s(?=(?:mais|toutefois|cependant|néanmoins|tandis que|alors que)\s)|\s(?=et\s+(?:il|elle|ils|elles)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    /// <summary>A comparison with another place, with the relative clause that may follow, up to the comma that ends it.</summary>
    [GeneratedRegex(
        @"\b(?:contrairement\s+(?:à|au|aux)|à\s+la\s+différence\s+d|à\s+l['’]instar\s+d|comme\s+(?=en\s+\p{Lu})|par\s+exemple\s+(?=en\s+\p{Lu}))[^,;]*(?:,\s+(?:où|qui|dont)\s[^,;]*)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();

    [GeneratedRegex(
        @"\b(?:contrairement\s+(?:à|au|aux)|à\s+la\s+différence\s+d|à\s+l['’]instar\s+d|(?:d['’]|dans\s+(?:les\s+)?)autres\s+régions|régions\s+voisines|ailleurs\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    /// <summary>The imperfect tells what was; so do words for an end. Nouns in "-ait" are no verbs.</summary>
    [GeneratedRegex(
        @"\b(?:n['’](?:existe|est|a)\s+plus\b|(?:est|sont|a\s+été|ont\s+été)\s+(?:supprimé|dissou|abandonné|fermé|remplacé|arrêté|clôturé|désactivé)"
        + @"|(?:a|ont)\s+(?:fermé|disparu|cessé|pris\s+fin)\b|caduc|arrivée?s?\s+à\s+(?:son\s+|leur\s+)?(?:échéance|terme)|échue?s?\b|expirée?s?\b|en\s+sommeil\b|terminée?s?\b"
        + @"|(?!(?:fait|parfait|bienfait|forfait|satisfait|souhait|lait|extrait|trait|portrait|retrait|attrait|imparfait)\b)\p{L}{2,}(?<!r)(?:ait|aient)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\bjusqu['’](?:en|à|au)\s+(?:\p{L}+\s+)?(?:\d{1,2}\s+\p{L}+\s+)?(?<year>(?:19|20)\d{2})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"\b(?:n['’]|ne\s)(?!\p{L}+\s+que\b)[^.;]{0,60}?\b(?:pas|plus|jamais|aucune?|ni|guère)\b|(?-i:\bpas\s+(?:encore\s+)?d(?:e\s|['’]))|^\s*pas\s+d(?:e\s+(?!Calais)|['’])|^\s*aucune?\b|\bnon\s+(?!seulement)\p{L}|:\s*(?:non|aucune?|néant)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negated();

    /// <summary>The future of what is created, the conditional, "à créer" and the like, and what is only wished, studied or supposed.</summary>
    [GeneratedRegex(
        @"\b(?:(?:devra|devront|doit|doivent|va|vont|peut|pourra)\s+être|(?:sera|seront)\s+\p{L}+ée?s?\b"
        + @"|(?!(?:extrait|trait|portrait|retrait|attrait)\b)\p{L}{2,}(?:rait|raient)\b"
        + @"|à\s+(?:créer|désigner|définir|nommer|venir|l['’]étude|mettre\s+en\s+place|confirmer|préciser|déterminer|trouver|lancer|constituer|pourvoir)\b"
        + @"|en\s+(?:projet|préparation|construction|réflexion)\b|en\s+cours\s+d(?:e\s+|['’])(?!renouvellement|révision|actualisation|mise)\p{L}"
        + @"|(?:est|sont)\s+(?:prévu|envisagé|souhaité|projeté)|envisagée?s?\b|pressentie?s?\b|projets?\s+d(?:e\s|['’])|futur|à\s+terme\b"
        + @"|si\s+(?:la|le|les|l['’]|un|une)\b|au\s+cas\s+où|à\s+condition|sous\s+réserve)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Planned();
}
