namespace KnowledgeGraph.Documents.Sources.Tables;

/// <summary>Writes the cells of a sheet, line by line: an answer of several lines is several blocks, and a line with a dash an item.</summary>
internal static class TableBlocks
{
    private static readonly char[] Bullets = ['-', '–', '•', '*', '▪', '·'];

    public static void Write(BlockWriter writer, string text, TablePosition cell, int? line, int? page)
    {
        foreach (ReadOnlySpan<char> part in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> rest = part.Trim();
            bool isItem = rest.Length > 2 && Bullets.Contains(rest[0]) && char.IsWhiteSpace(rest[1]);
            if (isItem) rest = rest[1..].TrimStart();
            writer.Begin(isItem ? BlockKind.ListItem : BlockKind.TableCell, isItem ? 1 : 0, line, cell, page);
            writer.Append(rest);
            writer.End();
        }
    }
}
