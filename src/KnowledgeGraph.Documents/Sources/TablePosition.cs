namespace KnowledgeGraph.Documents.Sources;

/// <summary>Where a cell stands.</summary>
/// <param name="Table">The number of the table in the document, from 1.</param>
/// <param name="Row">The row, from 0, which is the header row.</param>
/// <param name="Column">The column, from 0.</param>
public readonly record struct TablePosition(int Table, int Row, int Column);
