using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A date of update: a day, or what is left of one where the day or the year is not said.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Day">The day; null where it is not whole.</param>
/// <param name="Partial">What is said of it, as XML Schema writes it; null where the day is whole.</param>
internal sealed record HeaderDate(TextSpan Span, DateOnly? Day, string? Partial)
{
    /// <summary>The first date of a range; the one that says most.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The range.</param>
    /// <param name="isLabelled">Whether the range is said to hold the date: a year alone counts only there.</param>
    public static HeaderDate? In(string text, TextSpan span, bool isLabelled)
    {
        foreach ((TextSpan found, DateOnly day) in FrenchDates.FindAll(text, span)) return new HeaderDate(found, day, null);
        foreach ((TextSpan found, string partial) in FrenchDates.FindPartial(text, span)) return new HeaderDate(found, null, partial);
        if (!isLabelled) return null;
        foreach ((TextSpan found, int year) in FrenchDates.FindYears(text, span)) return new HeaderDate(found, null, $"{year:0000}");
        return null;
    }
}
