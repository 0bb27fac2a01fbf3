using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>Numbers the stretches of a text on which statements stand.</summary>
internal static class NoteIndex
{
    /// <summary>The notes, by the block in which they begin: one for every stretch on which something stands, in the order of the text.</summary>
    public static ILookup<TextBlock, Note> Of(DocumentReading reading)
    {
        IReadOnlyList<TextBlock> blocks = reading.Document.Blocks;
        int block = 0, count = 0;
        List<(TextBlock Block, Note Note)> notes = [];
        foreach (IGrouping<TextSpan, Statement> group in reading.Statements.GroupBy(statement => statement.Evidence)
            .OrderBy(group => group.Key.Start).ThenByDescending(group => group.Key.Length))
        {
            while (block + 1 < blocks.Count && blocks[block + 1].Span.Start <= group.Key.Start) block++;
            bool isWide = group.Key.End > blocks[block].Span.End;
            notes.Add((blocks[block], new Note(++count, group.Key, isWide, [.. group])));
        }
        return notes.ToLookup(pair => pair.Block, pair => pair.Note);
    }
}
