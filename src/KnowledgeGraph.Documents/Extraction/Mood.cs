namespace KnowledgeGraph.Documents.Extraction;

/// <summary>How a clause says what it says.</summary>
internal enum Mood
{
    /// <summary>As a fact.</summary>
    Stated,

    /// <summary>As what is not so.</summary>
    Negated,

    /// <summary>As what is intended, conditional or still to be decided.</summary>
    Planned,

    /// <summary>As what was so and no longer is.</summary>
    Ended,

    /// <summary>As a fact of another place, by way of comparison.</summary>
    Elsewhere,
}
