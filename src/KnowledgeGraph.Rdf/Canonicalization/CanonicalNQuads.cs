using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>Writes quads in the canonical form of N-Quads (RDFC-1.0 §5) into a buffer of its own.</summary>
internal sealed class CanonicalNQuads
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\', '\u007F', '\uFFFE', '\uFFFF']);

    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    /// <summary>What was written since the buffer was cleared.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Empties the buffer.</summary>
    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Writes a quad and its line end.</summary>
    public void WriteQuad(in Quad quad)
    {
        WriteTerm(quad.Subject);
        _buffer.Write(" "u8);
        WriteTerm(quad.Predicate);
        _buffer.Write(" "u8);
        WriteTerm(quad.Object);
        if (quad.Graph is not null)
        {
            _buffer.Write(" "u8);
            WriteTerm(quad.Graph);
        }
        _buffer.Write(" .\n"u8);
    }

    private void WriteTerm(Term term)
    {
        switch (term)
        {
            case Iri iri:
                WriteIri(iri);
                break;
            case BlankNode node:
                _buffer.Write("_:"u8);
                WriteText(node.Label);
                break;
            case Literal literal:
                WriteLiteral(literal);
                break;
            case TripleTerm triple:
                _buffer.Write("<<( "u8);
                WriteTerm(triple.Subject);
                _buffer.Write(" "u8);
                WriteTerm(triple.Predicate);
                _buffer.Write(" "u8);
                WriteTerm(triple.Object);
                _buffer.Write(" )>>"u8);
                break;
        }
    }

    private void WriteIri(Iri iri)
    {
        _buffer.Write("<"u8);
        WriteText(iri.Value);
        _buffer.Write(">"u8);
    }

    private void WriteLiteral(Literal literal)
    {
        _buffer.Write("\""u8);
        ReadOnlySpan<char> text = literal.LexicalForm;
        for (int at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            WriteText(text[..at]);
            WriteEscape(text[at]);
            text = text[(at + 1)..];
        }
        WriteText(text);
        _buffer.Write("\""u8);
        if (literal.Language is not null)
        {
            _buffer.Write("@"u8);
            WriteText(literal.Language);
            if (literal.Direction is not null) WriteText($"--{literal.Direction}");
        }
        else if (literal.Datatype != XsdVocabulary.String)
        {
            _buffer.Write("^^"u8);
            WriteIri(literal.Datatype);
        }
    }

    private void WriteEscape(char c)
    {
        switch (c)
        {
            case '\b':
                _buffer.Write("\\b"u8);
                break;
            case '\t':
                _buffer.Write("\\t"u8);
                break;
            case '\n':
                _buffer.Write("\\n"u8);
                break;
            case '\f':
                _buffer.Write("\\f"u8);
                break;
            case '\r':
                _buffer.Write("\\r"u8);
                break;
            case '"':
                _buffer.Write("\\\""u8);
                break;
            case '\\':
                _buffer.Write("\\\\"u8);
                break;
            default:
                WriteText($"\\u{(int)c:X4}");
                break;
        }
    }

    private void WriteText(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _buffer);
}
