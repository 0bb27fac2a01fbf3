using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>Sends triples to a sink, each once; leaves out those that are no RDF triples (SPARQL 1.2 §16.2).</summary>
internal sealed class TripleEmitter : IDisposable
{
    private readonly QueryContext _context;
    private readonly RowSet _sent;
    private readonly ColumnBatch _row = new(3) { RowCount = 1 };
    private readonly TermDecoder _decoder;

    public TripleEmitter(QueryContext context)
    {
        _context = context;
        _decoder = context.Terms.Snapshot.CreateTermDecoder();
        _sent = new RowSet(context, 3);
    }

    /// <summary>Sends a triple, unless it was sent before or is none.</summary>
    public void Emit(ValueId subject, ValueId predicate, ValueId @object, IQuadSink sink)
    {
        if (subject.Tag is not (ValueTag.Iri or ValueTag.BlankNode) || predicate.Tag != ValueTag.Iri || @object.IsNone) return;
        _row.Buffer(0)[0] = subject;
        _row.Buffer(1)[0] = predicate;
        _row.Buffer(2)[0] = @object;
        if (!_sent.Add(_row, 0, [0, 1, 2])) return;
        sink.OnQuad(
            _context.Terms.Decode(subject, _decoder),
            _context.Terms.Decode(predicate, _decoder),
            _context.Terms.Decode(@object, _decoder),
            default);
    }

    public void Dispose()
    {
        _sent.Dispose();
        _row.Dispose();
    }
}
