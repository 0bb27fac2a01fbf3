namespace KnowledgeGraph.Documents.Drafting;

/// <summary>A fiche to be filled in: the template, with what the last edition says.</summary>
public sealed record FicheDraft
{
    /// <summary>How the fiche calls itself, in its header.</summary>
    public required string HeaderTitle { get; init; }

    /// <summary>How the date is announced, without a colon.</summary>
    public required string DateLabel { get; init; }

    /// <summary>The region, as the last edition writes it.</summary>
    public required string Region { get; init; }

    /// <summary>The sections, in the order of the template.</summary>
    public required IReadOnlyList<DraftSection> Sections { get; init; }
}
