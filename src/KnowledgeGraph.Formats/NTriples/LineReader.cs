using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.NTriples;

/// <summary>Reads N-Triples 1.2, and N-Quads 1.2 where <c>allowsGraphs</c>, from a stream, line by line. One object reads one document.</summary>
internal sealed class LineReader(Utf8Input input, RdfReaderOptions options, IQuadSink sink, bool allowsGraphs)
{
    private readonly LineParser _parser = new(sink, allowsGraphs, options);

    /// <summary>Reads the document to its end.</summary>
    public void Read()
    {
        while (true)
        {
            try
            {
                ReadLines();
                return;
            }
            catch (LineException error)
            {
                input.Report(input.Error(error.Reason, error.Offset));
                SkipLine();
            }
        }
    }

    private void ReadLines()
    {
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> ahead = input.Ahead;
            int end = ahead[searched..].IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0)
            {
                end += searched;
                searched = 0;
                _parser.ReadLine(ahead[..end]);
                input.Advance(end + 1);
                continue;
            }
            searched = ahead.Length;
            if (input.More()) continue;
            _parser.ReadLine(input.Ahead);
            return;
        }
    }

    // The line at the position is whole in the buffer, or the last one.
    private void SkipLine()
    {
        int end = input.Ahead.IndexOfAny((byte)'\n', (byte)'\r');
        input.Advance(end < 0 ? input.Ahead.Length : end + 1);
    }
}
