using System.Buffers;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Writes text with some of its bytes replaced; what lies between them is found and copied by vector instructions.</summary>
internal abstract class Utf8Escaper(SearchValues<byte> special)
{
    /// <summary>Whether the text can be written as it is.</summary>
    public bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAny(special);

    /// <summary>Writes the text.</summary>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int at = text.IndexOfAny(special);
            if (at < 0) break;
            output.Write(text[..at]);
            text = text[(at + WriteSpecial(output, text[at..]))..];
        }
        output.Write(text);
    }

    /// <summary>Writes what stands for the special byte that the rest starts with, and returns how many bytes of it that covers.</summary>
    protected abstract int WriteSpecial(IBufferWriter<byte> output, ReadOnlySpan<byte> rest);
}
