using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Tells facts from what words deny, plan, remember or say of others: only facts become statements.</summary>
internal static partial class Moods
{
    /// <summary>How a clause says what it says.</summary>
    /// <param name="clause">Its words, without the parentheses in it.</param>
    /// <param name="year">The year in which the text was written, against which "jusqu'en 2019" is read; null where none is known.</param>
    public static Mood Of(string clause, int? year)
    {
        if (Elsewhere().IsMatch(clause)) return Mood.Elsewhere;
        if (Ended().IsMatch(clause) || HasPassed(clause, year)) return Mood.Ended;
        if (Negated().IsMatch(clause)) return Mood.Negated;
        return Planned().IsMatch(clause) ? Mood.Planned : Mood.Stated;
    }

    /// <summary>Whether a range says something that is to be: "à désigner", "en projet".</summary>
    public static bool IsPlanned(string text, TextSpan span) => Planned().IsMatch(text[span.Start..span.End]);

    /// <summary>Whether a term is named that lies before the year of the text: "jusqu'en 2019".</summary>
    private static bool HasPassed(string clause, int? year) =>
        Until().Match(clause) is { Success: true } until
        && (year is null || int.Parse(until.Groups["year"].Value, CultureInfo.InvariantCulture) < year);

    [GeneratedRegex(
        @"\b(?:contrairement\s+(?:à|au|aux)|à\s+la\s+différence\s+d|à\s+l['’]instar\s+d|(?:d['’]|dans\s+(?:les\s+)?)autres\s+régions|régions\s+voisines|ailleurs\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    /// <summary>The imperfect tells what was; so do words for an end. Nouns in "-ait" are no verbs.</summary>
    [GeneratedRegex(
        @"\b(?:n['’](?:existe|est|a)\s+plus\b|(?:est|sont|a\s+été|ont\s+été)\s+(?:supprimé|dissou|abandonné|fermé|remplacé|arrêté|clôturé|désactivé)"
        + @"|longtemps\s+restée?s?\b|(?:a|ont)\s+(?:fermé|disparu|cessé|pris\s+fin)\b|caduc|arrivée?s?\s+à\s+(?:son\s+|leur\s+)?(?:échéance|terme)|échue?s?\b|expirée?s?\b|en\s+sommeil\b|terminée?s?\b"
        + @"|(?!(?:fait|parfait|bienfait|forfait|satisfait|souhait|lait|extrait|trait|portrait|retrait|attrait|imparfait)\b)\p{L}{2,}(?<!r)(?:ait|aient)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\bjusqu['’](?:en|à|au)\s+(?:\p{L}+\s+)?(?:\d{1,2}\s+\p{L}+\s+)?(?<year>(?:19|20)\d{2})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"\b(?:n['’]|ne\s)(?!\p{L}+\s+que\b)[^.;]{0,60}?\b(?:pas|plus|jamais|aucune?|ni|guère)\b|(?-i:(?<!\b(?:un|le|du|au|ces|ses|nos|à)\s)(?<!-)\bpas\b(?!-|\sà\s))|^\s*pas\s+(?!de\s+Calais)|^\s*aucune?\b|\bnon\s+(?!seulement)\p{L}|:\s*(?:non|aucune?|néant)\b",
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
