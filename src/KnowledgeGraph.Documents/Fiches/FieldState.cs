namespace KnowledgeGraph.Documents.Fiches;

/// <summary>What a fiche says of a section of its template.</summary>
public enum FieldState
{
    /// <summary>The section is absent or empty.</summary>
    NotStated,

    /// <summary>The section is there, but its text is cut.</summary>
    Cut,

    /// <summary>The section is there and its text is whole.</summary>
    Stated,
}
