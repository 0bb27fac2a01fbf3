using KnowledgeGraph.Documents.Extraction;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>What a build read of a document.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Passages">The passages quoted.</param>
/// <param name="Fragments">Those of its fiches that the source cuts.</param>
/// <param name="Warnings">What an editor should look at, in French, with the line.</param>
public sealed record DocumentReport(string File, int Passages, int Fragments, IReadOnlyList<string> Warnings)
{
    /// <summary>
    /// The rules of the ontology's shapes that the document breaks, in French. Where there are any, it is held back, and what it said
    /// before stays in service.
    /// </summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>
    /// Why the document can't be read, in French; null where it was. It is set aside then, and what it said before stays in service.
    /// </summary>
    public string? Unread { get; init; }

    /// <summary>Whether what the document says now is in the graph.</summary>
    public bool IsPublished => Unread is null && Violations.Count == 0;

    internal static DocumentReport OfUnread(string file, string reason) => new(file, 0, 0, []) { Unread = reason };

    internal static DocumentReport Of(DocumentReading reading) => new(
        reading.Document.File.Name,
        reading.Passages.Count,
        reading.Fiches.Sum(fiche => fiche.Fragments.Count),
        reading.Warnings);
}
