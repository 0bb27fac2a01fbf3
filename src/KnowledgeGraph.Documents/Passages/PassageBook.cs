using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Passages;

/// <summary>
/// Gives the passage that a piece of evidence stands in: the sentence or the cut line, or several where it spans several.
/// </summary>
/// <remarks>Equal evidence gives the same passage object. Not thread-safe.</remarks>
internal sealed class PassageBook
{
    private readonly SourceDocument _document;
    private readonly List<(TextSpan Span, int Line)> _units = [];
    private readonly SortedDictionary<(int, int), Passage> _passages = [];

    /// <param name="document">The document.</param>
    /// <param name="isLineWise">Whether the lines of a block are passages of their own.</param>
    public PassageBook(SourceDocument document, Func<TextBlock, bool> isLineWise)
    {
        _document = document;
        foreach (TextBlock block in document.Blocks)
        {
            if (isLineWise(block)) _units.AddRange(block.Lines.Select(line => (line.Span, line.Number)));
            else _units.AddRange(SentenceSplitter.Split(document.Text, block.Span).Select(sentence => (sentence, LineOf(block, sentence))));
        }
    }

    /// <summary>Every passage that was asked for, in the order of the text.</summary>
    public IReadOnlyList<Passage> Passages => [.. _passages.Values];

    /// <summary>The passages asked for so far that lie within a range.</summary>
    public IEnumerable<Passage> Within(TextSpan span) => _passages.Values.Where(passage => span.Contains(passage.Span));

    /// <summary>The passage that holds the evidence.</summary>
    public Passage Holding(TextSpan evidence)
    {
        int first = IndexOf(evidence.Start);
        int last = evidence.End > _units[first].Span.End ? IndexOf(evidence.End - 1) : first;
        return Exactly(new TextSpan(_units[first].Span.Start, _units[last].Span.End), _units[first].Line);
    }

    private Passage Exactly(TextSpan span, int line)
    {
        if (_passages.TryGetValue((span.Start, span.End), out Passage? known)) return known;
        string text = _document.Text;
        var passage = new Passage(
            span,
            text[span.Start..span.End],
            text[Math.Max(0, span.Start - Passage.ContextLength)..span.Start],
            text[span.End..Math.Min(text.Length, span.End + Passage.ContextLength)],
            line,
            _document.CharactersBefore(span.Start),
            _document.CharactersBefore(span.End));
        _passages.Add((span.Start, span.End), passage);
        return passage;
    }

    private int IndexOf(int position)
    {
        int low = 0;
        int high = _units.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_units[middle].Span.Start <= position) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private static int LineOf(TextBlock block, TextSpan sentence) =>
        block.Lines.LastOrDefault(line => line.Span.Start <= sentence.Start, block.Lines[0]).Number;
}
