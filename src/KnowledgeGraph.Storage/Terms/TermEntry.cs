using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>A term as it stands in a bucket of a <see cref="DictionarySection"/>; it points into the section.</summary>
internal readonly unsafe struct TermEntry
{
    private readonly byte* _own;
    private readonly int _length;

    private TermEntry(byte* own, int length, int shared, uint suffix)
    {
        _own = own;
        _length = length;
        Shared = shared;
        Suffix = suffix;
    }

    /// <summary>The bytes that the term shares with the one before it.</summary>
    public int Shared { get; }

    public uint Suffix { get; }

    /// <summary>Reads an entry and moves behind it.</summary>
    public static TermEntry Read(ref byte* at)
    {
        int shared = (int)Varint.Read(ref at);
        uint lengthAndFlag = Varint.Read(ref at);
        uint suffix = (lengthAndFlag & 1) == 0 ? SuffixTable.None : Varint.Read(ref at);
        int length = (int)(lengthAndFlag >> 1);
        byte* own = at;
        at += length;
        return new(own, length, shared, suffix);
    }

    /// <summary>Writes the term's own bytes behind those that it shares, which the scratch holds: as many as there is room for.</summary>
    public void ReadInto(SymbolDecoder symbols, Span<byte> scratch)
    {
        Span<byte> room = scratch[Shared..];
        if (symbols.IsPlain) new ReadOnlySpan<byte>(_own, Math.Min(_length, room.Length)).CopyTo(room);
        else symbols.Decode(_own, _length, room);
    }

    /// <summary>The term's own bytes: in place, in the scratch from its beginning, or in an array where there is no room.</summary>
    public ReadOnlySpan<byte> ReadOwn(SymbolDecoder symbols, Span<byte> scratch) =>
        new TermEntry(_own, _length, 0, Suffix).Read(symbols, scratch);

    /// <summary>
    /// The term: in place, or in the scratch, which holds the shared bytes, or in an array where there is no room; such a term shares
    /// none.
    /// </summary>
    public ReadOnlySpan<byte> Read(SymbolDecoder symbols, Span<byte> scratch)
    {
        if (symbols.IsPlain)
        {
            if (Shared == 0) return new(_own, _length);
            ReadInto(symbols, scratch);
            return scratch[..(Shared + _length)];
        }
        int length = Shared + symbols.Decode(_own, _length, scratch[Shared..]);
        if (length <= scratch.Length) return scratch[..length];
        byte[] array = new byte[symbols.LengthOf(_own, _length)];
        symbols.Decode(_own, _length, array);
        return array;
    }
}
