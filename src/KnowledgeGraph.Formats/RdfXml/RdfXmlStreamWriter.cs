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
        KeyValuePair<string, string>? declares = null;
        string? name = RdfXmlName.IsReserved(property.Value) ? null : _names.Find(property.Value, out declares);
        if (name is null)
        {
            throw RdfXmlNames.NotAName(property);
        }
        _output.Line(2);
        _output.Markup("<" + name);
        if (declares is { } own)
        {
            _output.Markup(" ");
            _output.Attribute($"xmlns:{own.Key}", own.Value);
        }
        Term target = @object.ToTerm();
        if (target is Literal literal)
        {
            _output.Literal(name, literal);
            return;
        }
        _output.NodeAttribute(target, "rdf:resource");
        _output.Markup("/>");
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
