using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Dates as French texts write them.</summary>
internal static partial class FrenchDates
{
    private const string MonthNames = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre";

    private static readonly string[] Months = MonthNames.Split('|');

    /// <summary>The full dates of a range: <c>05/10/2022</c>, <c>5 octobre 2022</c>, <c>2022-10-05</c>.</summary>
    public static IEnumerable<(TextSpan Span, DateOnly Date)> FindAll(string text, TextSpan span)
    {
        string folded = FoldKeepingLength(text[span.Start..span.End]);
        foreach (Match match in FullDate().Matches(folded))
        {
            int day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
            int month = match.Groups["name"].Success
                ? Array.IndexOf(Months, match.Groups["name"].Value) + 1
                : int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
            if (month is < 1 or > 12 || year is < 1000 || day < 1 || day > DateTime.DaysInMonth(year, month)) continue;
            yield return (new TextSpan(span.Start + match.Index, span.Start + match.Index + match.Length), new DateOnly(year, month, day));
        }
    }

    /// <summary>The days that are given without a year: <c>30 mai</c>.</summary>
    public static IEnumerable<(TextSpan Span, int Month, int Day)> FindDaysWithoutYear(string text, TextSpan span)
    {
        string folded = FoldKeepingLength(text[span.Start..span.End]);
        foreach (Match match in DayAndMonth().Matches(folded))
        {
            int month = Array.IndexOf(Months, match.Groups["name"].Value) + 1;
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
        @"(?<!\d)(?:(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})"
        + @"|(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})"
        + @"|(?<day>\d{1,2})(?:er)? +(?<name>" + MonthNames + @") +(?<year>\d{4}))(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    [GeneratedRegex(
        @"(?<!\d)(?<day>\d{1,2})(?:er)? +(?<name>" + MonthNames + @")\b(?! +\d{4})",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"(?<![\d/.-])(?:19|20)\d{2}(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
