namespace KnowledgeGraph.Documents.Drafting;

/// <summary>A section of a fiche to be filled in.</summary>
/// <param name="Title">The title, as the template gives it.</param>
/// <param name="Level">1, or 2 for a section within another.</param>
/// <param name="Paragraphs">What the last edition says there, in its words; lines within a paragraph are apart by a line feed.</param>
/// <param name="Hint">What to write; null where nothing is missing.</param>
public sealed record DraftSection(string Title, int Level, IReadOnlyList<string> Paragraphs, string? Hint)
{
    /// <summary>What editors have corrected since the last edition, in French, to be taken over into the text.</summary>
    public IReadOnlyList<string> Corrections { get; init; } = [];

    /// <summary>What is written for whoever fills the fiche in, and is no answer.</summary>
    internal IEnumerable<string> Prompts => Hint is null ? Corrections : [Hint, .. Corrections];

    /// <summary>Whether a paragraph is an item of a list: it ends with a semicolon, or goes on from one that does.</summary>
    internal bool IsItem(int paragraph) =>
        Paragraphs[paragraph].EndsWith(';') || (paragraph > 0 && Paragraphs[paragraph - 1].EndsWith(';'));
}
