using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL 1.2 Query Results XML Format.</summary>
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

    public void Bind(int column, in Utf8Term term) => WriteTerm(_openings[column], term, "</binding>"u8);

    public void EndRow() => output.Write("</result>\n"u8);

    public void End() => output.Write("</results>\n</sparql>\n"u8);

    public void WriteBoolean(bool value)
    {
        WriteHead();
        output.Write(value ? "</head>\n<boolean>true</boolean>\n</sparql>\n"u8 : "</head>\n<boolean>false</boolean>\n</sparql>\n"u8);
    }

    private void WriteTerm(ReadOnlySpan<byte> opening, in Utf8Term term, ReadOnlySpan<byte> closing)
    {
        ReadOnlySpan<byte> annotation = default;
        ReadOnlySpan<byte> start;
        ReadOnlySpan<byte> middle = default;
        ReadOnlySpan<byte> end;
        switch (term.Kind)
        {
            case TermKind.Iri:
                start = "<uri>"u8;
                end = "</uri>"u8;
                break;
            case TermKind.BlankNode:
                start = "<bnode>"u8;
                end = "</bnode>"u8;
                break;
            case TermKind.Triple:
                WriteTriple(opening, Utf8Triple.Decode(term.Value), closing);
                return;
            default:
                annotation = term.Language.IsEmpty ? term.Datatype : term.LanguageTag;
                start = annotation.IsEmpty ? "<literal>"u8 : term.Language.IsEmpty ? "<literal datatype=\""u8
                    : term.Direction.IsEmpty ? "<literal xml:lang=\""u8 : StartOf(term.Direction);
                middle = annotation.IsEmpty ? default : "\">"u8;
                end = "</literal>"u8;
                break;
        }
        int length = opening.Length + start.Length + annotation.Length + middle.Length + term.Value.Length + end.Length + closing.Length;
        if (length <= MaxSpan && XmlEscaper.Text.IsPlain(term.Value) && XmlEscaper.Attribute.IsPlain(annotation))
        {
            var span = new SpanWriter(output.GetSpan(length));
            span.Write(opening);
            span.Write(start);
            span.Write(annotation);
            span.Write(middle);
            span.Write(term.Value);
            span.Write(end);
            span.Write(closing);
            output.Advance(span.Length);
            return;
        }
        output.Write(opening);
        output.Write(start);
        XmlEscaper.Attribute.Write(output, annotation);
        output.Write(middle);
        XmlEscaper.Text.Write(output, term.Value);
        output.Write(end);
        output.Write(closing);
    }

    // The namespace of directions is declared where one is, so that answers without any are those of SPARQL 1.1.
    private static ReadOnlySpan<byte> StartOf(ReadOnlySpan<byte> direction) => direction.SequenceEqual("ltr"u8)
        ? "<literal xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" its:dir=\"ltr\" xml:lang=\""u8
        : "<literal xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" its:dir=\"rtl\" xml:lang=\""u8;

    private void WriteTriple(ReadOnlySpan<byte> opening, in Utf8Triple triple, ReadOnlySpan<byte> closing)
    {
        output.Write(opening);
        WriteTerm("<triple><subject>"u8, triple.Subject, "</subject>"u8);
        WriteTerm("<predicate>"u8, triple.Predicate, "</predicate>"u8);
        WriteTerm("<object>"u8, triple.Object, "</object></triple>"u8);
        output.Write(closing);
    }

    private void WriteHead() =>
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>"u8);
}
