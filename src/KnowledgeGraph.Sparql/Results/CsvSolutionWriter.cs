using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>SPARQL 1.1 Query Results CSV Format: values without their kind, datatype and language; unbound is the empty field.</summary>
internal sealed class CsvSolutionWriter(IBufferWriter<byte> output) : ISolutionWriter
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n"u8);

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
        if (value.ContainsAny(Special))
        {
            WriteQuoted(value);
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

    private void WriteQuoted(ReadOnlySpan<byte> value)
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
