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
    private const int MaxTermBytes = 1 << 30;

    /// <summary>Where the next bucket begins.</summary>
    public byte* At { get; private set; } = at;

    /// <summary>Passes a bucket of so many terms; false where it is not sound.</summary>
    public bool TryPass(uint terms)
    {
        // What the next term can share with this one.
        long shareable = 0;
        for (; terms > 0; terms--)
        {
            uint suffix = SuffixTable.None;
            if (!TryRead(out uint shared) || !TryRead(out uint lengthAndFlag)) return false;
            if ((lengthAndFlag & 1) != 0 && !TryRead(out suffix)) return false;
            long length = lengthAndFlag >> 1;
            if (suffix >= suffixCount || length > end - At || !symbols.TryMeasure(At, (int)length, out long own)) return false;
            long whole = shared + own;
            bool isLinked = whole <= DictionarySection.ScratchBytes;
            if (shared > shareable || (shared > 0 && !isLinked) || whole > MaxTermBytes) return false;
            shareable = isLinked ? whole : 0;
            At += length;
        }
        return true;
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
