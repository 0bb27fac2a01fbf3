using System.Text;
using KnowledgeGraph.Formats.NTriples;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>
/// Writes Turtle, and TriG where <c>writesGraphs</c>, as the statements come: statements in a row that share graph, subject or
/// predicate are written together.
/// </summary>
internal sealed class TurtleWriter : IQuadWriter
{
    private readonly Utf8Output _output;
    private readonly PrefixMap _prefixes = new();
    private readonly TurtleTermWriter _terms;
    private readonly bool _writesGraphs;
    private readonly HeldTerm _subject = new();
    private readonly HeldTerm _predicate = new();
    private readonly HeldTerm _graph = new();

    public TurtleWriter(Stream stream, RdfWriterOptions options, bool writesGraphs)
    {
        _output = new Utf8Output(stream);
        _terms = new TurtleTermWriter(_output, _prefixes);
        _writesGraphs = writesGraphs;
        foreach ((string prefix, string iri) in options.Prefixes) OnPrefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));
    }

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        TermWriter.CheckPositions(subject, predicate, graph);
        if (_writesGraphs && !_graph.Is(graph))
        {
            EndGraph();
            OpenGraph(graph);
        }
        if (!_subject.Is(subject))
        {
            EndStatement();
            Indent(0);
            _terms.Write(subject);
            _output.Write((byte)' ');
            WritePredicate(predicate);
            _subject.Hold(subject);
        }
        else if (!_predicate.Is(predicate))
        {
            _output.Write(" ;\n"u8);
            Indent(1);
            WritePredicate(predicate);
        }
        else
        {
            _output.Write(", "u8);
        }
        _terms.Write(@object);
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_prefixes.Add(prefix, iri) is not { } entry) return;
        EndGraph();
        _terms.WriteDeclaration(entry);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        EndGraph();
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void WritePredicate(in Utf8Term predicate)
    {
        _terms.WritePredicate(predicate);
        _output.Write((byte)' ');
        _predicate.Hold(predicate);
    }

    private void OpenGraph(in Utf8Term graph)
    {
        _graph.Hold(graph);
        if (graph.IsNone) return;
        _terms.Write(graph);
        _output.Write(" {\n"u8);
    }

    private void EndGraph()
    {
        EndStatement();
        if (!_graph.IsNone) _output.Write("}\n"u8);
        _graph.Hold(default);
    }

    private void EndStatement()
    {
        if (!_subject.IsNone) _output.Write(" .\n"u8);
        _subject.Hold(default);
    }

    private void Indent(int level)
    {
        if (!_graph.IsNone) level++;
        for (; level > 0; level--) _output.Write("    "u8);
    }

    // The kind and the bytes of a term, kept in one array that grows.
    private sealed class HeldTerm
    {
        private TermKind _kind;
        private byte[] _value = new byte[64];
        private int _length;

        public bool IsNone => _kind == TermKind.None;

        public bool Is(in Utf8Term term) => term.Kind == _kind && term.Value.SequenceEqual(_value.AsSpan(0, _length));

        public void Hold(in Utf8Term term)
        {
            if (term.Value.Length > _value.Length) _value = new byte[term.Value.Length * 2];
            term.Value.CopyTo(_value);
            _length = term.Value.Length;
            _kind = term.Kind;
        }
    }
}
