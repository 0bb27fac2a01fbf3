namespace KnowledgeGraph.Documents.Linting;

/// <summary>How grave a finding is.</summary>
public enum LintSeverity
{
    /// <summary>Worth a look; nothing is wrong.</summary>
    Information,

    /// <summary>The fiche can be published, but says less than it could.</summary>
    Warning,

    /// <summary>The fiche cannot be published as it is, or something that it says would be lost.</summary>
    Error,
}
