using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A date of update: a day, or what is left of one where the day or the year is not said.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Day">The day; null where it is not whole.</param>
/// <param name="Partial">What is said of it, as XML Schema writes it; null where the day is whole.</param>
internal sealed record HeaderDate(TextSpan Span, DateOnly? Day, string? Partial)
{
    /// <summary>The first date of a range; a whole one where there is one.</summary>
    public static HeaderDate? In(string text, TextSpan span)
    {
        foreach ((TextSpan found, DateOnly day) in FrenchDates.FindAll(text, span)) return new HeaderDate(found, day, null);
        foreach ((TextSpan found, string partial) in FrenchDates.FindPartial(text, span)) return new HeaderDate(found, null, partial);
        return null;
    }
}
