using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>An item of a list within a unit of a fiche, with what a cut took from it.</summary>
/// <param name="Item">The item.</param>
/// <param name="HeadLost">Whether its first words may be the rest of a name that began on the line before.</param>
/// <param name="TailCut">Whether its last words, those of its parenthesis where it has one, may be the beginning of longer ones.</param>
internal sealed record UnitItem(EnumerationItem Item, bool HeadLost, bool TailCut)
{
    public TextSpan Span => Item.Span;

    public TextSpan Parenthesis => Item.Parenthesis;

    /// <summary>Whether the item itself, its parenthesis apart, may lack its end.</summary>
    public bool NameCut => TailCut && Parenthesis.Length == 0;
}
