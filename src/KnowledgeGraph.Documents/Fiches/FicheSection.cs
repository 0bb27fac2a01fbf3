using KnowledgeGraph.Documents.Passages;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>What a fiche says in a section of the template; present for every section, also where nothing is said.</summary>
public sealed record FicheSection
{
    /// <summary>The section of the template.</summary>
    public required TemplateField Field { get; init; }

    /// <summary>Whether it is stated, cut, or not stated.</summary>
    public required FieldState State { get; init; }

    /// <summary>The passage that bears the label; null where the label is absent.</summary>
    public Passage? Label { get; init; }

    /// <summary>The label as written, as far as it goes; empty where it is absent.</summary>
    public string LabelText { get; init; } = string.Empty;

    /// <summary>Whether the label itself stops before its end.</summary>
    public bool IsLabelCut { get; init; }

    /// <summary>The label of the vocabulary with which the line agrees; null where the label is absent.</summary>
    public string? KnownLabel { get; init; }

    /// <summary>The content, in order.</summary>
    public IReadOnlyList<SectionUnit> Units { get; init; } = [];
}
