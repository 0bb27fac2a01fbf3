using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Writes RDF/XML as the statements come, in constant memory: one element for statements that follow one another with the same subject.
/// All graphs are merged.
/// </summary>
internal sealed class RdfXmlStreamWriter(Stream stream, RdfWriterOptions options) : IQuadWriter
{
    private readonly RdfXmlNames _names = new(options.Prefixes);
    private readonly RdfXmlOutput _output = new(stream);
    private Term? _subject;
    private bool _started;

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        NTriples.TermWriter.CheckPositions(subject, predicate, graph);
        Start();
        Term node = subject.ToTerm();
        if (node != _subject)
        {
            EndNode();
            _output.Line(1);
            _output.Markup("<rdf:Description");
            _output.NodeAttribute(node, "rdf:about");
            _output.Markup(">");
            _subject = node;
        }
        var property = (Iri)predicate.ToTerm();
        _output.Line(2);
        string name = _output.OpenProperty(property, _names);
        Term target = @object.ToTerm();
        switch (target)
        {
            case Literal literal:
                _output.Literal(name, literal);
                break;
            case TripleTerm triple:
                _output.Triple(name, triple, 2, _names);
                break;
            default:
                _output.NodeAttribute(target, "rdf:resource");
                _output.Markup("/>");
                break;
        }
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (!_started) _names.Add(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri));
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Start();
        EndNode();
        _output.End();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void Start()
    {
        if (_started) return;
        _started = true;
        _output.Start(_names);
    }

    private void EndNode()
    {
        if (_subject is null) return;
        _output.Line(1);
        _output.Markup("</rdf:Description>");
        _subject = null;
    }
}
