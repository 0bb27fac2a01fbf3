using System.Buffers;
using System.Text;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>
/// Text and attribute values of XML 1.0. Line ends and tabs that a parser would normalise become references; characters that XML
/// cannot hold at all become U+FFFD.
/// </summary>
internal sealed class XmlEscaper : Utf8Escaper
{
    // Before the instances, which are made of it.
    private static readonly byte[] Controls = [.. Enumerable.Range(0, 0x20).Select(b => (byte)b).Except("\n\t"u8.ToArray())];

    /// <summary>For the content of elements.</summary>
    public static readonly XmlEscaper Text = new((byte)'<', (byte)'>', (byte)'&');

    /// <summary>For attribute values in double quotes.</summary>
    public static readonly XmlEscaper Attribute = new((byte)'<', (byte)'>', (byte)'&', (byte)'"', (byte)'\n', (byte)'\t');

    // U+FFFE and U+FFFF start with EF; so do characters that are fine, and are then copied.
    private XmlEscaper(params IEnumerable<byte> special)
        : base(SearchValues.Create([.. Controls, 0xEF, .. special]))
    {
    }

    protected override int WriteSpecial(IBufferWriter<byte> output, ReadOnlySpan<byte> rest)
    {
        switch (rest[0])
        {
            case (byte)'<': output.Write("&lt;"u8); break;
            case (byte)'>': output.Write("&gt;"u8); break;
            case (byte)'&': output.Write("&amp;"u8); break;
            case (byte)'"': output.Write("&quot;"u8); break;
            case (byte)'\n' or (byte)'\r' or (byte)'\t': output.Write(Encoding.ASCII.GetBytes($"&#{rest[0]};")); break;
            case 0xEF:
                int length = Math.Min(3, rest.Length);
                bool isNoCharacter = rest.Length >= 3 && rest[1] == 0xBF && rest[2] >= 0xBE;
                output.Write(isNoCharacter ? "\uFFFD"u8 : rest[..length]);
                return length;
            default: output.Write("\uFFFD"u8); break;
        }
        return 1;
    }
}
