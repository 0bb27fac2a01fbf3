using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL 1.2 Query Results JSON Format.</summary>
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
        WriteTerm(_keys[column], term, isFirst: _isFirstBinding);
        _isFirstBinding = false;
    }

    public void EndRow() => output.Write("}"u8);

    public void End() => output.Write("\n]}}\n"u8);

    public void WriteBoolean(bool value) =>
        output.Write(value ? "{\"head\":{},\"boolean\":true}\n"u8 : "{\"head\":{},\"boolean\":false}\n"u8);

    /// <param name="key">The name of the member and the beginning of its value, up to the term's type.</param>
    /// <param name="term">The term.</param>
    /// <param name="isFirst">Whether no other member comes before it.</param>
    private void WriteTerm(ReadOnlySpan<byte> key, in Utf8Term term, bool isFirst)
    {
        if (term.Kind == TermKind.Triple)
        {
            WriteTriple(key, Utf8Triple.Decode(term.Value), isFirst);
            return;
        }
        ReadOnlySpan<byte> kind = term.Kind switch
        {
            TermKind.Iri => "uri\",\"value\":\""u8,
            TermKind.BlankNode => "bnode\",\"value\":\""u8,
            _ => "literal\",\"value\":\""u8,
        };
        ReadOnlySpan<byte> direction = term.Direction;
        ReadOnlySpan<byte> annotation = term.Language.IsEmpty ? term.Datatype : direction.IsEmpty ? term.Language : term.LanguageTag;
        ReadOnlySpan<byte> annotationKey = term.Language.IsEmpty ? "\",\"datatype\":\""u8 : "\",\"xml:lang\":\""u8;
        if (annotation.IsEmpty) annotationKey = default;
        ReadOnlySpan<byte> directionKey = direction.IsEmpty ? default : "\",\"its:dir\":\""u8;

        int length = 1 + key.Length + kind.Length + term.Value.Length + annotationKey.Length + annotation.Length
            + directionKey.Length + direction.Length + 2;
        if (length <= MaxSpan && JsonEscaper.Instance.IsPlain(term.Value) && JsonEscaper.Instance.IsPlain(annotation))
        {
            var span = new SpanWriter(output.GetSpan(length));
            if (!isFirst) span.Write((byte)',');
            span.Write(key);
            span.Write(kind);
            span.Write(term.Value);
            span.Write(annotationKey);
            span.Write(annotation);
            if (!direction.IsEmpty)
            {
                span.Write(directionKey);
                span.Write(direction);
            }
            span.Write("\"}"u8);
            output.Advance(span.Length);
        }
        else
        {
            if (!isFirst) output.Write(","u8);
            output.Write(key);
            output.Write(kind);
            JsonEscaper.Instance.Write(output, term.Value);
            output.Write(annotationKey);
            JsonEscaper.Instance.Write(output, annotation);
            output.Write(directionKey);
            output.Write(direction);
            output.Write("\"}"u8);
        }
    }

    private void WriteTriple(ReadOnlySpan<byte> key, in Utf8Triple triple, bool isFirst)
    {
        if (!isFirst) output.Write(","u8);
        output.Write(key);
        output.Write("triple\",\"value\":{"u8);
        WriteTerm("\"subject\":{\"type\":\""u8, triple.Subject, isFirst: true);
        WriteTerm("\"predicate\":{\"type\":\""u8, triple.Predicate, isFirst: false);
        WriteTerm("\"object\":{\"type\":\""u8, triple.Object, isFirst: false);
        output.Write("}}"u8);
    }
}
