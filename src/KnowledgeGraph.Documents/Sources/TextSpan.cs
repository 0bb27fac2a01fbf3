namespace KnowledgeGraph.Documents.Sources;

/// <summary>
/// A half-open range [<paramref name="Start"/>, <paramref name="End"/>) of UTF-16 units in the extracted text of a document.
/// </summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>The number of units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the other range lies within this one.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the ranges share a unit.</summary>
    public bool Overlaps(TextSpan other) => other.Start < End && Start < other.End;
}
