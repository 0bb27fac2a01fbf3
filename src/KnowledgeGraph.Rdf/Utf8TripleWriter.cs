using System.Buffers.Binary;

namespace KnowledgeGraph.Rdf;

/// <summary>
/// Encodes a triple term (see <see cref="Utf8Triple"/>) term by term as they come, without knowing their lengths before: subject,
/// predicate, object; an object that is a triple term begins with <see cref="BeginTriple"/>, and its three terms follow.
/// </summary>
/// <param name="buffer">Takes the encoding; where it is too small, an array does.</param>
public ref struct Utf8TripleWriter(Span<byte> buffer)
{
    private Span<byte> _buffer = buffer;
    private int _length;

    /// <summary>Adds the next term.</summary>
    public void Write(scoped Utf8Term term)
    {
        Reserve(Utf8Triple.LengthOf(term));
        _length += Utf8Triple.Write(term, _buffer[_length..]);
    }

    /// <summary>Says that the next term, an object, is a triple term, and that its terms follow.</summary>
    public void BeginTriple() => Write(Utf8Term.Triple(default));

    /// <summary>The encoding, once the last object was written.</summary>
    public readonly ReadOnlySpan<byte> Complete()
    {
        // All objects that are triple terms end where the whole does.
        for (int at = 0; ;)
        {
            at = Behind(Behind(at));
            if (_buffer[at] != (byte)TermKind.Triple) return _buffer[.._length];
            BinaryPrimitives.WriteInt32LittleEndian(_buffer[(at + 1)..], _length - at - Utf8Triple.HeaderBytes);
            at += Utf8Triple.HeaderBytes;
        }
    }

    private readonly int Behind(int term) =>
        term + Utf8Triple.HeaderBytes
        + BinaryPrimitives.ReadInt32LittleEndian(_buffer[(term + 1)..])
        + BinaryPrimitives.ReadInt32LittleEndian(_buffer[(term + 5)..]);

    private void Reserve(int bytes)
    {
        if (bytes <= _buffer.Length - _length) return;
        Span<byte> larger = new byte[checked(Math.Max(_length + bytes, _buffer.Length * 2))];
        _buffer[.._length].CopyTo(larger);
        _buffer = larger;
    }
}
