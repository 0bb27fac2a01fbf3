using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL 1.2 Query Results TSV Format: terms as Turtle writes them; unbound is the empty field.</summary>
internal sealed class TsvSolutionWriter(IBufferWriter<byte> output) : ISolutionWriter
{
    private const int MaxSpan = 4096;

    private int _columns;
    private int _column;

    public void Begin(IReadOnlyList<string> variables)
    {
        _columns = variables.Count;
        output.Write(Encoding.UTF8.GetBytes(string.Join('\t', variables.Select(name => "?" + name)) + "\n"));
    }

    public void BeginRow() => _column = 0;

    public void Bind(int column, in Utf8Term term)
    {
        MoveTo(column);
        WriteTerm(term);
    }

    public void EndRow()
    {
        MoveTo(_columns - 1);
        output.Write("\n"u8);
    }

    public void End()
    {
    }

    // The format defines nothing for ASK; the bare word is what clients accept.
    public void WriteBoolean(bool value) => output.Write(value ? "true"u8 : "false"u8);

    private void WriteTerm(in Utf8Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                WriteIri(term.Value);
                break;
            case TermKind.BlankNode:
                output.Write("_:"u8);
                output.Write(term.Value);
                break;
            case TermKind.Triple:
                WriteTriple(Utf8Triple.Decode(term.Value));
                break;
            default:
                WriteLiteral(term);
                break;
        }
    }

    private void WriteTriple(in Utf8Triple triple)
    {
        output.Write("<<( "u8);
        WriteTerm(triple.Subject);
        output.Write(" "u8);
        WriteTerm(triple.Predicate);
        output.Write(" "u8);
        WriteTerm(triple.Object);
        output.Write(" )>>"u8);
    }

    private void MoveTo(int column)
    {
        for (; _column < column; _column++) output.Write("\t"u8);
    }

    private void WriteIri(ReadOnlySpan<byte> iri)
    {
        int length = iri.Length + 2;
        if (length <= MaxSpan && TurtleEscaper.Iri.IsPlain(iri))
        {
            var span = new SpanWriter(output.GetSpan(length));
            span.Write((byte)'<');
            span.Write(iri);
            span.Write((byte)'>');
            output.Advance(length);
            return;
        }
        output.Write("<"u8);
        TurtleEscaper.Iri.Write(output, iri);
        output.Write(">"u8);
    }

    private void WriteLiteral(in Utf8Term term)
    {
        ReadOnlySpan<byte> value = term.Value;
        if (!term.Datatype.IsEmpty && TurtleNumber.IsAbbreviation(value, term.Datatype))
        {
            output.Write(value);
            return;
        }
        int length = value.Length + term.Language.Length + 3;
        if (length <= MaxSpan && TurtleEscaper.String.IsPlain(value))
        {
            var span = new SpanWriter(output.GetSpan(length));
            span.Write((byte)'"');
            span.Write(value);
            span.Write((byte)'"');
            if (!term.Language.IsEmpty) span.Write((byte)'@');
            span.Write(term.Language);
            output.Advance(span.Length);
        }
        else
        {
            output.Write("\""u8);
            TurtleEscaper.String.Write(output, value);
            output.Write(term.Language.IsEmpty ? "\""u8 : "\"@"u8);
            output.Write(term.Language);
        }
        if (term.Datatype.IsEmpty) return;
        output.Write("^^"u8);
        WriteIri(term.Datatype);
    }
}
