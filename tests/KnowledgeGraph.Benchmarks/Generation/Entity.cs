using System.Buffers.Text;

namespace KnowledgeGraph.Benchmarks.Generation;

/// <summary>
/// The name of a made-up thing: an IRI or a blank node made of a kind and one or two numbers, such as
/// <c>&lt;https://data.example.fr/dataset/12/distribution/3&gt;</c>.
/// </summary>
internal readonly ref struct Entity(ReadOnlySpan<byte> kind, long number, ReadOnlySpan<byte> part = default, long partNumber = 0)
{
    private static ReadOnlySpan<byte> Base => "<https://data.example.fr/"u8;

    private readonly ReadOnlySpan<byte> _kind = kind;
    private readonly ReadOnlySpan<byte> _part = part;

    /// <summary>Writes the name as N-Triples does; returns the count of bytes.</summary>
    public int Format(Span<byte> destination)
    {
        bool blank = _kind[0] == (byte)'_';
        int length = 0;
        if (!blank) Put(destination, ref length, Base);
        Put(destination, ref length, _kind);
        Put(destination, ref length, number);
        if (!_part.IsEmpty)
        {
            Put(destination, ref length, _part);
            Put(destination, ref length, partNumber);
        }
        if (!blank) Put(destination, ref length, ">"u8);
        return length;
    }

    private static void Put(Span<byte> destination, ref int length, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(destination[length..]);
        length += bytes.Length;
    }

    private static void Put(Span<byte> destination, ref int length, long number)
    {
        Utf8Formatter.TryFormat(number, destination[length..], out int written);
        length += written;
    }
}
