using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Walks the buckets of a <see cref="DictionarySection"/> that came from a file, and looks whether whoever reads their terms will stay
/// within the bytes and within the room for a term. One thread at a time.
/// </summary>
/// <param name="at">The first bucket.</param>
/// <param name="end">Where the bytes end.</param>
/// <param name="symbols">The table, which is sound.</param>
/// <param name="suffixCount">The datatypes and languages that there are.</param>
internal unsafe ref struct BucketWalk(byte* at, byte* end, SymbolDecoder symbols, uint suffixCount)
{
    // What the next term can share with the last one: at least so much, and as much as it is long where it has to be measured.
    private long _least;
    private long _shared;
    private byte* _text;
    private int _length;

    /// <summary>Where the next bucket begins.</summary>
    public byte* At { get; private set; } = at;

    /// <summary>Passes a bucket of so many terms; false where it is not sound.</summary>
    public bool TryPass(uint terms)
    {
        _least = 0;
        _text = null;
        for (; terms > 0; terms--)
        {
            uint suffix = SuffixTable.None;
            if (!TryRead(out uint shared) || !TryRead(out uint lengthAndFlag)) return false;
            if ((lengthAndFlag & 1) != 0 && !TryRead(out suffix)) return false;
            long length = lengthAndFlag >> 1;
            if (suffix >= suffixCount || length > end - At || !CanShare(shared) || !TryPassText(shared, (int)length)) return false;
            At += length;
        }
        return true;
    }

    private bool CanShare(long shared)
    {
        if (shared <= _least) return true;
        return _text is not null && shared <= _shared + symbols.LengthOf(_text, _length);
    }

    /// <summary>Looks at the text of a term; its length once it is read is measured only where its bounds do not tell enough.</summary>
    private bool TryPassText(long shared, int length)
    {
        _text = null;
        _length = length;
        _shared = shared;
        if (symbols.IsFull && shared + ((long)length * SymbolTable.MaxLength) <= DictionarySection.ScratchBytes)
        {
            _text = At;
            _least = shared + ((length + 1) / 2);
            return SymbolDecoder.IsWhole(At, length);
        }
        if (!symbols.TryMeasure(At, length, out long own)) return false;
        long whole = shared + own;
        bool isLinked = whole <= DictionarySection.ScratchBytes;
        _least = isLinked ? whole : 0;
        return (shared == 0 || isLinked) && whole <= QuadStoreOptions.MostTermBytes;
    }

    private bool TryRead(out uint value)
    {
        value = 0;
        for (int i = 0; i < Varint.MaxBytes && At < end; i++)
        {
            byte part = *At++;
            value |= (uint)(part & 0x7F) << (7 * i);
            if (part < 0x80) return true;
        }
        return false;
    }
}
