namespace KnowledgeGraph.Documents.Authority;

/// <summary>What a known name stands for.</summary>
public enum KnownKind
{
    /// <summary>A concept of a SKOS vocabulary.</summary>
    Concept,

    /// <summary>A region of France.</summary>
    Region,

    /// <summary>A département of France.</summary>
    Department,

    /// <summary>A commune of France.</summary>
    Commune,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A platform.</summary>
    Platform,

    /// <summary>A law or another legal text.</summary>
    Law,

    /// <summary>A frequency of the European Union's table.</summary>
    Frequency,
}
