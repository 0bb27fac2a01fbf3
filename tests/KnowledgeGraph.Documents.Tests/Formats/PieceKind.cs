namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>The kinds of piece.</summary>
internal enum PieceKind
{
    Title,
    Subtitle,
    Paragraph,
    Item,
    Table,
}
