namespace KnowledgeGraph.Documents.Drafting;

/// <summary>A section of a fiche to be filled in.</summary>
/// <param name="Title">The title, as the template gives it.</param>
/// <param name="Level">1, or 2 for a section within another.</param>
/// <param name="Paragraphs">What the last edition says there, in its words; lines within a paragraph are apart by a line feed.</param>
/// <param name="Hint">What to write; null where nothing is missing.</param>
public sealed record DraftSection(string Title, int Level, IReadOnlyList<string> Paragraphs, string? Hint);
