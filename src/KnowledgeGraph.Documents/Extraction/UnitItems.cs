using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Walks the lists within the units of a fiche.</summary>
internal static class UnitItems
{
    /// <summary>The items of a range of a unit, in order, each with what a cut took from it.</summary>
    public static IEnumerable<UnitItem> In(FicheContext context, SectionUnit unit, TextSpan span)
    {
        if (span.Length <= 0) yield break;
        bool isWhole = span.End < unit.Span.End || !unit.IsCut;
        foreach (EnumerationItem item in Enumeration.Split(context.Text, span, [.. context.Names.Joined(span).Concat(NamePhrase.Joined(context.Text, span)).OrderBy(name => name.Start)]))
        {
            yield return new UnitItem(item, item.IsFirst && unit.IsHeadLost && span.Start == unit.Span.Start, item.IsLast && !isWhole);
        }
    }
}
