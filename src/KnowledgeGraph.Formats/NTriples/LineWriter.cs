using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.NTriples;

/// <summary>Writes N-Triples, and N-Quads where <c>writesGraphs</c>, as the statements come.</summary>
internal sealed class LineWriter(Stream stream, bool writesGraphs) : IQuadWriter
{
    private readonly Utf8Output _output = new(stream);

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
        WriteLine(_output, subject, predicate, @object, writesGraphs ? graph : default);

    /// <inheritdoc/>
    public void Complete() => _output.Flush();

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    /// <summary>Writes a statement and its line end.</summary>
    public static void WriteLine(Utf8Output output, in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        TermWriter.CheckPositions(subject, predicate, graph);
        TermWriter.Write(output, subject);
        output.Write((byte)' ');
        TermWriter.Write(output, predicate);
        output.Write((byte)' ');
        TermWriter.Write(output, @object);
        if (!graph.IsNone)
        {
            output.Write((byte)' ');
            TermWriter.Write(output, graph);
        }
        output.Write(" .\n"u8);
    }
}
