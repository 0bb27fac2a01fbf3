using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Dates as French texts write them.</summary>
internal static partial class FrenchDates
{
    private const string FullNames = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre";

    /// <summary>The names of the months, and how they are shortened: "sept.".</summary>
    private const string MonthNames = FullNames + @"|(?:janv|fevr?|avr|juil|sept?|oct|nov|dec)(?:\.|(?= ))";

    private static readonly string[] Months = FullNames.Split('|');

    /// <summary>The full dates of a range: <c>05/10/2022</c>, <c>5 octobre 2022</c>, <c>2022-10-05</c>.</summary>
    public static IEnumerable<(TextSpan Span, DateOnly Date)> FindAll(string text, TextSpan span)
    {
        string folded = FoldKeepingLength(text[span.Start..span.End]);
        foreach (Match match in FullDate().Matches(folded))
        {
            int day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
            if (match.Groups["year"].Length == 2) year += 2000;
            int month = match.Groups["name"].Success
                ? MonthOf(match.Groups["name"].Value)
                : int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
            if (month is < 1 or > 12 || year is < 1000 || day < 1 || day > DateTime.DaysInMonth(year, month)) continue;
            yield return (new TextSpan(span.Start + match.Index, span.Start + match.Index + match.Length), new DateOnly(year, month, day));
        }
    }

    /// <summary>Dates that lack their day or their year, as XML Schema writes them: <c>03/2025</c>, <c>2025-03</c>, <c>mars 2025</c>, <c>12 novembre</c>.</summary>
    public static IEnumerable<(TextSpan Span, string Value)> FindPartial(string text, TextSpan span)
    {
        string folded = FoldKeepingLength(text[span.Start..span.End]);
        foreach (Match match in MonthAndYear().Matches(folded))
        {
            int month = match.Groups["name"].Success
                ? MonthOf(match.Groups["name"].Value)
                : int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
            if (month is < 1 or > 12) continue;
            yield return (new TextSpan(span.Start + match.Index, span.Start + match.Index + match.Length), $"{match.Groups["year"].Value}-{month:00}");
        }
        foreach ((TextSpan found, int month, int day) in FindDaysWithoutYear(text, span)) yield return (found, $"--{month:00}-{day:00}");
    }

    /// <summary>The days that are given without a year: <c>30 mai</c>.</summary>
    public static IEnumerable<(TextSpan Span, int Month, int Day)> FindDaysWithoutYear(string text, TextSpan span)
    {
        string folded = FoldKeepingLength(text[span.Start..span.End]);
        foreach (Match match in DayAndMonth().Matches(folded))
        {
            int month = MonthOf(match.Groups["name"].Value);
            int day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            if (day < 1 || day > DateTime.DaysInMonth(2000, month)) continue;
            yield return (new TextSpan(span.Start + match.Index, span.Start + match.Index + match.Length), month, day);
        }
    }

    /// <summary>The years that stand alone.</summary>
    public static IEnumerable<(TextSpan Span, int Year)> FindYears(string text, TextSpan span)
    {
        foreach (Match match in Year().Matches(text[span.Start..span.End]))
        {
            yield return (
                new TextSpan(span.Start + match.Index, span.Start + match.Index + match.Length),
                int.Parse(match.Value, CultureInfo.InvariantCulture));
        }
    }

    private static int MonthOf(string name) => Array.FindIndex(Months, month => month.StartsWith(name.TrimEnd('.'), StringComparison.Ordinal)) + 1;

    /// <summary>In lower case and without accents, letter for letter, so that places stay the same.</summary>
    private static string FoldKeepingLength(string text) =>
        string.Create(text.Length, text, static (buffer, source) =>
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = char.ToLowerInvariant(Diacritics.Strip(source[i])) switch { '\u00A0' or '\u202F' => ' ', var c => c };
            }
        });

    [GeneratedRegex(
        @"(?<!\d)(?:(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4}|\d{2})"
        + @"|(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})"
        + @"|(?<day>\d{1,2})(?:er)? +(?<name>" + MonthNames + @") +(?<year>\d{4}))(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(
        @"(?<![\d/.-])(?<month>\d{1,2})[/.-](?<year>(?:19|20)\d{2})(?![\d/.-])"
        + @"|(?<![\d/.-])(?<year>(?:19|20)\d{2})-(?<month>\d{2})(?![\d/.-])"
        + @"|(?<!\d(?:er)? +)\b(?<name>" + MonthNames + @") +(?<year>(?:19|20)\d{2})(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(
        @"(?<!\d)(?<day>\d{1,2})(?:er)? +(?<name>" + MonthNames + @")(?!\w)(?! +\d{4})",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"(?<![\d/.-])(?:19|20)\d{2}(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
