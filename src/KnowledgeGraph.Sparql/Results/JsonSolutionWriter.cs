using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL 1.1 Query Results JSON Format.</summary>
internal sealed class JsonSolutionWriter(IBufferWriter<byte> output) : ISolutionWriter
{
    private const int MaxSpan = 4096;

    private byte[][] _keys = [];
    private bool _isFirstRow = true;
    private bool _isFirstBinding;

    public void Begin(IReadOnlyList<string> variables)
    {
        output.Write("{\"head\":{\"vars\":["u8);
        _keys = new byte[variables.Count][];
        for (int i = 0; i < variables.Count; i++)
        {
            _keys[i] = Encoding.UTF8.GetBytes($"\"{variables[i]}\":{{\"type\":\"");
            if (i > 0) output.Write(","u8);
            output.Write("\""u8);
            output.Write(Encoding.UTF8.GetBytes(variables[i]));
            output.Write("\""u8);
        }
        output.Write("]},\"results\":{\"bindings\":["u8);
    }

    public void BeginRow()
    {
        output.Write(_isFirstRow ? "\n{"u8 : ",\n{"u8);
        _isFirstRow = false;
        _isFirstBinding = true;
    }

    public void Bind(int column, in Utf8Term term)
    {
        ReadOnlySpan<byte> key = _keys[column];
        ReadOnlySpan<byte> kind = term.Kind switch
        {
            TermKind.Iri => "uri\",\"value\":\""u8,
            TermKind.BlankNode => "bnode\",\"value\":\""u8,
            _ => "literal\",\"value\":\""u8,
        };
        ReadOnlySpan<byte> annotation = term.Language.IsEmpty ? term.Datatype : term.Language;
        ReadOnlySpan<byte> annotationKey = term.Language.IsEmpty ? "\",\"datatype\":\""u8 : "\",\"xml:lang\":\""u8;
        if (annotation.IsEmpty) annotationKey = default;

        int length = 1 + key.Length + kind.Length + term.Value.Length + annotationKey.Length + annotation.Length + 2;
        if (length <= MaxSpan && JsonEscaper.Instance.IsPlain(term.Value) && JsonEscaper.Instance.IsPlain(annotation))
        {
            var span = new SpanWriter(output.GetSpan(length));
            if (!_isFirstBinding) span.Write((byte)',');
            span.Write(key);
            span.Write(kind);
            span.Write(term.Value);
            span.Write(annotationKey);
            span.Write(annotation);
            span.Write("\"}"u8);
            output.Advance(span.Length);
        }
        else
        {
            if (!_isFirstBinding) output.Write(","u8);
            output.Write(key);
            output.Write(kind);
            JsonEscaper.Instance.Write(output, term.Value);
            output.Write(annotationKey);
            JsonEscaper.Instance.Write(output, annotation);
            output.Write("\"}"u8);
        }
        _isFirstBinding = false;
    }

    public void EndRow() => output.Write("}"u8);

    public void End() => output.Write("\n]}}\n"u8);

    public void WriteBoolean(bool value) =>
        output.Write(value ? "{\"head\":{},\"boolean\":true}\n"u8 : "{\"head\":{},\"boolean\":false}\n"u8);
}
