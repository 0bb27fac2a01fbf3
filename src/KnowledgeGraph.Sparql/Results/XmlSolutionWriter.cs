using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL Query Results XML Format.</summary>
internal sealed class XmlSolutionWriter(IBufferWriter<byte> output) : ISolutionWriter
{
    private const int MaxSpan = 4096;

    private byte[][] _openings = [];

    public void Begin(IReadOnlyList<string> variables)
    {
        WriteHead();
        _openings = new byte[variables.Count][];
        for (int i = 0; i < variables.Count; i++)
        {
            _openings[i] = Encoding.UTF8.GetBytes($"<binding name=\"{variables[i]}\">");
            output.Write(Encoding.UTF8.GetBytes($"<variable name=\"{variables[i]}\"/>"));
        }
        output.Write("</head>\n<results>\n"u8);
    }

    public void BeginRow() => output.Write("<result>"u8);

    public void Bind(int column, in Utf8Term term)
    {
        ReadOnlySpan<byte> opening = _openings[column];
        ReadOnlySpan<byte> annotation = default;
        ReadOnlySpan<byte> start;
        ReadOnlySpan<byte> middle = default;
        ReadOnlySpan<byte> end;
        switch (term.Kind)
        {
            case TermKind.Iri:
                start = "<uri>"u8;
                end = "</uri></binding>"u8;
                break;
            case TermKind.BlankNode:
                start = "<bnode>"u8;
                end = "</bnode></binding>"u8;
                break;
            default:
                annotation = term.Language.IsEmpty ? term.Datatype : term.Language;
                start = annotation.IsEmpty ? "<literal>"u8 : term.Language.IsEmpty ? "<literal datatype=\""u8 : "<literal xml:lang=\""u8;
                middle = annotation.IsEmpty ? default : "\">"u8;
                end = "</literal></binding>"u8;
                break;
        }
        int length = opening.Length + start.Length + annotation.Length + middle.Length + term.Value.Length + end.Length;
        if (length <= MaxSpan && XmlEscaper.Text.IsPlain(term.Value) && XmlEscaper.Attribute.IsPlain(annotation))
        {
            var span = new SpanWriter(output.GetSpan(length));
            span.Write(opening);
            span.Write(start);
            span.Write(annotation);
            span.Write(middle);
            span.Write(term.Value);
            span.Write(end);
            output.Advance(span.Length);
            return;
        }
        output.Write(opening);
        output.Write(start);
        XmlEscaper.Attribute.Write(output, annotation);
        output.Write(middle);
        XmlEscaper.Text.Write(output, term.Value);
        output.Write(end);
    }

    public void EndRow() => output.Write("</result>\n"u8);

    public void End() => output.Write("</results>\n</sparql>\n"u8);

    public void WriteBoolean(bool value)
    {
        WriteHead();
        output.Write(value ? "</head>\n<boolean>true</boolean>\n</sparql>\n"u8 : "</head>\n<boolean>false</boolean>\n</sparql>\n"u8);
    }

    private void WriteHead() =>
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>"u8);
}
