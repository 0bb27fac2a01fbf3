using System.Buffers;
using System.Text;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Strings and IRIs in the one-line syntax of Turtle and SPARQL, as TSV has them.</summary>
internal sealed class TurtleEscaper : Utf8Escaper
{
    /// <summary>For strings in double quotes.</summary>
    public static readonly TurtleEscaper String = new((byte)'"', (byte)'\\', (byte)'\n', (byte)'\r', (byte)'\t');

    /// <summary>For IRIs.</summary>
    public static readonly TurtleEscaper Iri =
        new([.. Enumerable.Range(0, 0x21).Select(b => (byte)b), .. "<>\"{}|^`\\"u8]);

    private readonly bool _isIri;

    private TurtleEscaper(params byte[] special)
        : base(SearchValues.Create(special)) => _isIri = special.Contains((byte)' ');

    protected override int WriteSpecial(IBufferWriter<byte> output, ReadOnlySpan<byte> rest)
    {
        switch (rest[0])
        {
            case (byte)'"' when !_isIri: output.Write("\\\""u8); break;
            case (byte)'\\' when !_isIri: output.Write("\\\\"u8); break;
            case (byte)'\n' when !_isIri: output.Write("\\n"u8); break;
            case (byte)'\r' when !_isIri: output.Write("\\r"u8); break;
            case (byte)'\t' when !_isIri: output.Write("\\t"u8); break;
            default: output.Write(Encoding.ASCII.GetBytes($"\\u{rest[0]:X4}")); break;
        }
        return 1;
    }
}
