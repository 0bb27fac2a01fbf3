using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Passages;

/// <summary>
/// A piece of the extracted text on which statements stand: a sentence, a title, a list item, a cell, or a line that is cut.
/// </summary>
/// <param name="Span">Where it stands, in UTF-16 units of the extracted text.</param>
/// <param name="Exact">Its text, verbatim.</param>
/// <param name="Prefix">Up to <see cref="ContextLength"/> units before it.</param>
/// <param name="Suffix">Up to <see cref="ContextLength"/> units after it.</param>
/// <param name="Line">The line of the source file on which it begins, from 1.</param>
/// <param name="Start">Its start in characters (Unicode code points), as annotations count.</param>
/// <param name="End">Its end in characters, exclusive.</param>
public sealed record Passage(TextSpan Span, string Exact, string Prefix, string Suffix, int Line, int Start, int End)
{
    /// <summary>The length of the context that is kept on each side.</summary>
    public const int ContextLength = 32;

    /// <summary>Of its place alone: hashing the words of a long passage for each statement would take longer than reading it.</summary>
    public override int GetHashCode() => Span.GetHashCode();
}
