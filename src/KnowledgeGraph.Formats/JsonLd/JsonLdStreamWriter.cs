using System.Text;
using System.Text.Json;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Writes JSON-LD as the statements come, in constant memory: statements that follow one another with the same subject become one
/// node, nodes that follow one another in the same graph one <c>@graph</c>. Nothing is sorted, and lists stay nodes.
/// </summary>
internal sealed class JsonLdStreamWriter(Stream stream, RdfWriterOptions options) : IQuadWriter
{
    private const int MaxStatementsPerNode = 10_000;
    private const int FlushBytes = 1 << 16;

    private readonly Utf8JsonWriter _writer = new(stream, JsonLdWriter.JsonOptions);
    private readonly List<KeyValuePair<string, string>> _prefixes = [.. options.Prefixes];
    private JsonLdWriterContext? _context;
    private LdMap? _node;
    private Term? _subject;
    private Term? _graph;
    private int _statements;

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        ExpandedTerms.Check(subject, predicate, @object, graph);
        Start();
        Term? graphTerm = graph.IsNone ? null : graph.ToTerm();
        Term subjectTerm = subject.ToTerm();
        if (graphTerm != _graph)
        {
            WriteNode();
            CloseGraph();
            OpenGraph(graphTerm);
        }
        if (subjectTerm != _subject || _statements >= MaxStatementsPerNode) WriteNode();
        if (_node is null)
        {
            _subject = subjectTerm;
            _node = new LdMap { ["@id"] = new LdString(ExpandedTerms.NodeId(subjectTerm)), ["@type"] = new LdArray() };
        }
        ExpandedTerms.AddStatement(_node, (Iri)predicate.ToTerm(), ExpandedTerms.ToObject(@object.ToTerm()));
        _statements++;
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_context is null) _prefixes.Add(KeyValuePair.Create(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri)));
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Start();
        WriteNode();
        CloseGraph();
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
        stream.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Not the Utf8JsonWriter: disposing it would write the pending end of a document that may be broken off.
        _node = null;
    }

    private void Start()
    {
        if (_context is not null) return;
        _context = JsonLdWriterContext.Create(options.JsonLdContext, _prefixes);
        _writer.WriteStartObject();
        if (_context.Local is not LdMap { Count: 0 })
        {
            _writer.WritePropertyName("@context");
            LdWriter.Write(_writer, _context.Local);
        }
        _writer.WriteStartArray(IriCompaction.Keyword(_context.Active, "@graph"));
    }

    private void WriteNode()
    {
        if (_node is null) return;
        if (_node["@type"] is LdArray { Count: 0 }) _node.Remove("@type");
        LdWriter.Write(_writer, _context!.Compactor.Compact(_context.Active, null, _node));
        _node = null;
        _subject = null;
        _statements = 0;
        if (_writer.BytesPending > FlushBytes) _writer.Flush();
    }

    private void OpenGraph(Term? graph)
    {
        _graph = graph;
        if (graph is null) return;
        _writer.WriteStartObject();
        string name = IriCompaction.Compact(_context!.Active, ExpandedTerms.NodeId(graph));
        _writer.WriteString(IriCompaction.Keyword(_context.Active, "@id"), name);
        _writer.WriteStartArray(IriCompaction.Keyword(_context.Active, "@graph"));
    }

    private void CloseGraph()
    {
        if (_graph is null) return;
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _graph = null;
    }
}
