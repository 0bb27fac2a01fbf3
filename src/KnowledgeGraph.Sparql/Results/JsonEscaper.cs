using System.Buffers;
using System.Text;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Strings of JSON (RFC 8259 §7).</summary>
internal sealed class JsonEscaper()
    : Utf8Escaper(SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']))
{
    public static readonly JsonEscaper Instance = new();

    protected override int WriteSpecial(IBufferWriter<byte> output, ReadOnlySpan<byte> rest)
    {
        byte b = rest[0];
        switch (b)
        {
            case (byte)'"': output.Write("\\\""u8); break;
            case (byte)'\\': output.Write("\\\\"u8); break;
            case (byte)'\n': output.Write("\\n"u8); break;
            case (byte)'\r': output.Write("\\r"u8); break;
            case (byte)'\t': output.Write("\\t"u8); break;
            case (byte)'\b': output.Write("\\b"u8); break;
            case (byte)'\f': output.Write("\\f"u8); break;
            default: output.Write(Encoding.ASCII.GetBytes($"\\u{b:X4}")); break;
        }
        return 1;
    }
}
