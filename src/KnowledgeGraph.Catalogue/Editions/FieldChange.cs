namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>What two editions of a fiche say of one section of the template, where it is not the same.</summary>
/// <param name="Title">The section's name in the template, in French.</param>
/// <param name="OldState">Whether the older edition states it, in French; null where it has no such section.</param>
/// <param name="NewState">The same of the newer.</param>
/// <param name="OldText">The words of the older edition; null where there are none.</param>
/// <param name="NewText">Those of the newer.</param>
/// <param name="Removed">What the older edition says and the newer does not, in French, sorted.</param>
/// <param name="Added">What the newer says and the older does not.</param>
public sealed record FieldChange(
    string Title, string? OldState, string? NewState, string? OldText, string? NewText, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
