using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.NTriples;

/// <summary>Writes N-Triples or N-Quads with the lines sorted by their bytes and each of them once; holds them all until the end.</summary>
internal sealed class SortedLineWriter(Stream stream, bool writesGraphs) : IQuadWriter
{
    private readonly Utf8Output _line = new();
    private readonly List<byte[]> _lines = [];

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        _line.Clear();
        LineWriter.WriteLine(_line, subject, predicate, @object, writesGraphs ? graph : default);
        _lines.Add(_line.Pending.ToArray());
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _lines.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        using var output = new Utf8Output(stream);
        byte[] last = [];
        foreach (byte[] line in _lines)
        {
            if (!line.AsSpan().SequenceEqual(last)) output.Write(line);
            last = line;
        }
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();
}
