using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL 1.2 Query Results CSV Format: values without their kind, datatype and language; unbound is the empty field.</summary>
internal sealed class CsvSolutionWriter(IBufferWriter<byte> output) : ISolutionWriter
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n"u8);

    private readonly ArrayBufferWriter<byte> _triple = new();
    private int _columns;
    private int _column;

    public void Begin(IReadOnlyList<string> variables)
    {
        _columns = variables.Count;
        output.Write(Encoding.UTF8.GetBytes(string.Join(',', variables) + "\r\n"));
    }

    public void BeginRow() => _column = 0;

    public void Bind(int column, in Utf8Term term)
    {
        MoveTo(column);
        ReadOnlySpan<byte> value = term.Value;
        if (term.Kind == TermKind.Triple)
        {
            _triple.ResetWrittenCount();
            AppendTriple(Utf8Triple.Decode(value));
            value = _triple.WrittenSpan;
        }
        if (value.ContainsAny(Special))
        {
            WriteQuoted(output, value);
        }
        else if (term.Kind == TermKind.BlankNode)
        {
            output.Write("_:"u8);
            output.Write(value);
        }
        else
        {
            output.Write(value);
        }
    }

    public void EndRow()
    {
        MoveTo(_columns - 1);
        output.Write("\r\n"u8);
    }

    public void End()
    {
    }

    // The format defines nothing for ASK; the bare word is what clients accept.
    public void WriteBoolean(bool value) => output.Write(value ? "true"u8 : "false"u8);

    private void MoveTo(int column)
    {
        for (; _column < column; _column++) output.Write(","u8);
    }

    private void AppendTriple(in Utf8Triple triple)
    {
        _triple.Write("<<( "u8);
        Append(triple.Subject);
        _triple.Write(" "u8);
        Append(triple.Predicate);
        _triple.Write(" "u8);
        Append(triple.Object);
        _triple.Write(" )>>"u8);
    }

    // Inside a triple term a literal stands in quotes, its own quotes doubled, so that it has an end.
    private void Append(in Utf8Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Triple:
                AppendTriple(Utf8Triple.Decode(term.Value));
                break;
            case TermKind.Literal:
                WriteQuoted(_triple, term.Value);
                break;
            default:
                if (term.Kind == TermKind.BlankNode) _triple.Write("_:"u8);
                _triple.Write(term.Value);
                break;
        }
    }

    private static void WriteQuoted(IBufferWriter<byte> output, ReadOnlySpan<byte> value)
    {
        output.Write("\""u8);
        while (true)
        {
            int quote = value.IndexOf((byte)'"');
            if (quote < 0) break;
            output.Write(value[..(quote + 1)]);
            output.Write("\""u8);
            value = value[(quote + 1)..];
        }
        output.Write(value);
        output.Write("\""u8);
    }
}
