namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>A piece of a document, before it has a format.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">Its text; the cells of a table's row are apart by <c>|</c>, rows by a line feed.</param>
internal sealed record Piece(PieceKind Kind, string Text)
{
    public string[][] Rows => [.. Text.Split('\n').Select(row => row.Split('|'))];
}
