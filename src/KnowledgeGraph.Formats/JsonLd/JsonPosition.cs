using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Turns a byte offset into the line and column that a person looks for.</summary>
internal static class JsonPosition
{
    /// <summary>The line and the column in characters, both from 1, of a byte of a UTF-8 document.</summary>
    public static (long Line, long Column) Of(ReadOnlySpan<byte> document, int offset)
    {
        ReadOnlySpan<byte> before = document[..Math.Clamp(offset, 0, document.Length)];
        if (before.StartsWith("\uFEFF"u8)) before = before[3..];
        TextPosition at = TextPosition.Start.After(before);
        return (at.Line, at.Column);
    }
}
