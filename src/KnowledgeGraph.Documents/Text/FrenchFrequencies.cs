using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Text;

/// <summary>
/// Frequencies that French texts count out: "2 x / an", "une fois par trimestre", "quatre réunions annuelles", "tous les six mois".
/// </summary>
internal static partial class FrenchFrequencies
{
    private const string Meetings = "réunions?|séances?|rencontres?|sessions?|journées?|ateliers?|comités?|plénières?|webinaires?";

    private const string Numbers = "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze";

    private static readonly string[] Words = Numbers.Split('|');

    /// <summary>The frequencies of a range, as times a year; one between two numbers ("2 à 3 fois par an") is none.</summary>
    public static IEnumerable<(TextSpan Span, double TimesAYear)> FindAll(string text, TextSpan span)
    {
        string words = text[span.Start..span.End];
        foreach (Match match in TimesInPeriod().Matches(words))
        {
            if (match.Groups["between"].Success) continue;
            yield return (At(match), Number(match.Groups["times"]) * PeriodsAYear(match.Groups["period"].Value));
        }
        foreach (Match match in NumberOfMeetings().Matches(words))
        {
            if (!match.Groups["between"].Success) yield return (At(match), Number(match.Groups["times"]) * PeriodsAYear(match.Groups["period"].Value));
        }
        foreach (Match match in EveryPeriods().Matches(words))
        {
            yield return (At(match), PeriodsAYear(match.Groups["period"].Value) / Number(match.Groups["periods"]));
        }

        TextSpan At(Match match) => new(span.Start + match.Index, span.Start + match.Index + match.Length);
    }

    private static double Number(Group group)
    {
        if (!group.Success) return 1;
        string word = group.Value.ToLowerInvariant();
        if (char.IsDigit(word[0])) return int.Parse(word, CultureInfo.InvariantCulture);
        return word == "une" ? 1 : Array.IndexOf(Words, word) + 1;
    }

    private static double PeriodsAYear(string period) => char.ToLowerInvariant(period[0]) switch
    {
        'a' => 1,
        's' when period.StartsWith("sem", StringComparison.OrdinalIgnoreCase) && period.Contains("str", StringComparison.Ordinal) => 2,
        's' => 52,
        't' => 4,
        'm' => 12,
        _ => 365,
    };

    [GeneratedRegex(
        @"(?<between>\b(?:\d{1,2}|" + Numbers + @"|une)\s*(?:à|ou|-|–)\s*)?(?<![\p{L}\d,.])(?<times>\d{1,2}|" + Numbers + @"|une)\s*"
        + @"(?:(?:x|×|fois|(?:" + Meetings + @")(?:\s+\p{Ll}+)?)\s*)?(?:(?:par|/|chaque|dans)\s*(?:l['’]\s*)?|l['’]|(?<=[x×]\s?))(?<period>an|année|semestre|trimestre|mois|semaine)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimesInPeriod();

    /// <summary>"Deux réunions annuelles" are two a year; "une réunion annuelle" says no more than "réunion annuelle".</summary>
    [GeneratedRegex(
        @"(?<between>\b(?:\d{1,2}|" + Numbers + @")\s*(?:à|ou|-|–)\s*)?(?<![\p{L}\d,.])(?<times>\d{1,2}|" + Numbers + @")\s+(?:" + Meetings + @")\s+"
        + @"(?<period>annuelle|semestrielle|trimestrielle|mensuelle)s\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberOfMeetings();

    [GeneratedRegex(
        @"\b(?:(?:tous|toutes)\s+les\s+(?:(?<periods>\d{1,2}|" + Numbers + @")\s+)?|chaque\s+)(?<period>ans?|années?|semestres?|trimestres?|mois|semaines?|jours?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EveryPeriods();
}
