using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// The terms that were added since the last merge, numbered in the order of their coming: an arena of UTF-8 and an open-addressing
/// hash table. One writer; any number of readers without locks, each of which knows only the terms below its own count.
/// </summary>
/// <remarks>
/// A slot is written once, from empty to its term, and a grown table is a new one; so a reader that probes while the writer adds
/// sees a slot empty or filled with a term beyond its count, and both are right for it. A slot holds 32 bits of the hash, which also
/// say where the probing begins, so growing reads no terms.
/// </remarks>
internal sealed unsafe class DeltaDictionary
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;
    private const int HeaderBytes = 8;
    private readonly NativeArena _arena = new();
    private readonly SuffixTable _suffixes = new();
    private nint[][] _pages = [];
    private ulong[] _table = new ulong[1024];
    private uint _countAtGrowth;

    /// <summary>A position to which <see cref="Truncate"/> can go back.</summary>
    public readonly record struct Mark(uint Count, NativeArena.Mark Arena);

    public uint Count { get; private set; }

    /// <summary>The triple terms among the terms. Other threads than the writer's may see it too early or too late.</summary>
    public uint TripleCount { get; private set; }

    public Mark Position => new(Count, _arena.Position);

    public long MemoryBytes => _arena.CapacityBytes + (_table.LongLength * sizeof(ulong)) + ((long)_pages.Length * PageSize * sizeof(nint));

    /// <summary>The number of a term among the first <paramref name="count"/>.</summary>
    public bool TryFind(in DictionaryKey key, uint count, out uint ordinal) => TryFind(key, key.Hash(), count, out ordinal);

    /// <summary>The number of a term, which is added where it is new. Writer only.</summary>
    public uint GetOrAdd(in DictionaryKey key)
    {
        ulong hash = key.Hash();
        if (TryFind(key, hash, Count, out uint ordinal)) return ordinal;
        if (Count * 2L >= _table.LongLength) GrowTable();
        ordinal = Count;
        Append(key);
        Insert(_table, hash, ordinal);
        return ordinal;
    }

    /// <summary>The term of a number.</summary>
    public DictionaryKey this[uint ordinal]
    {
        get
        {
            // What files say is not believed: behind the last term there is memory of others.
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, Count);
            byte* entry = (byte*)_pages[ordinal >> PageBits][ordinal & (PageSize - 1)];
            uint length = *(uint*)entry;
            uint meta = *(uint*)(entry + 4);
            return new((ValueTag)(meta >> 24), new(entry + HeaderBytes, (int)length), _suffixes[meta & 0xFFFFFF]);
        }
    }

    /// <summary>The index of a term's datatype or language; equal for the same spelling.</summary>
    public uint SuffixIndexOf(uint ordinal) => *(uint*)((byte*)_pages[ordinal >> PageBits][ordinal & (PageSize - 1)] + 4) & 0xFFFFFF;

    /// <summary>Forgets every term added since the mark; no published state may know them. Writer only.</summary>
    public void Truncate(Mark mark)
    {
        if (mark.Count < _countAtGrowth)
        {
            ulong[] table = new ulong[_table.Length];
            TripleCount = 0;
            for (uint ordinal = 0; ordinal < mark.Count; ordinal++)
            {
                DictionaryKey key = this[ordinal];
                if (key.Tag == ValueTag.TripleTerm) TripleCount++;
                Insert(table, key.Hash(), ordinal);
            }
            _countAtGrowth = mark.Count;
            Volatile.Write(ref _table, table);
            Count = mark.Count;
        }
        while (Count > mark.Count)
        {
            // Newest first: a slot that was filled later is on no probe sequence of an earlier term, so emptying it cuts none.
            uint ordinal = Count - 1;
            nuint mask = (nuint)_table.Length - 1;
            DictionaryKey key = this[ordinal];
            if (key.Tag == ValueTag.TripleTerm) TripleCount--;
            nuint at = StartOf(key.Hash(), mask);
            while ((uint)_table[at] != ordinal + 1) at = (at + 1) & mask;
            Volatile.Write(ref _table[at], 0);
            Count = ordinal;
        }
        _arena.Rewind(mark.Arena);
    }

    public void Free() => _arena.Free();

    private bool TryFind(in DictionaryKey key, ulong hash, uint count, out uint ordinal)
    {
        ulong[] table = Volatile.Read(ref _table);
        nuint mask = (nuint)table.Length - 1;
        for (nuint at = StartOf(hash, mask); ; at = (at + 1) & mask)
        {
            ulong slot = Volatile.Read(ref table[at]);
            if (slot == 0) break;
            if (slot >> 32 != hash >> 32) continue;
            ordinal = (uint)slot - 1;
            if (ordinal < count && this[ordinal].SameAs(key)) return true;
        }
        ordinal = 0;
        return false;
    }

    private void Append(in DictionaryKey key)
    {
        if (Count == uint.MaxValue - 1)
        {
            throw new StorageLimitException("a store cannot take more than 4 billion new terms between two merges");
        }
        uint suffix = _suffixes.GetOrAdd(key.Suffix);
        byte* entry = _arena.Allocate(HeaderBytes + key.Value.Length);
        *(uint*)entry = (uint)key.Value.Length;
        *(uint*)(entry + 4) = ((uint)key.Tag << 24) | suffix;
        key.Value.CopyTo(new(entry + HeaderBytes, key.Value.Length));
        uint page = Count >> PageBits;
        if (page == _pages.Length)
        {
            nint[][] pages = new nint[_pages.Length + 1][];
            _pages.CopyTo(pages, 0);
            pages[page] = GC.AllocateUninitializedArray<nint>(PageSize);
            Volatile.Write(ref _pages, pages);
        }
        _pages[page][Count & (PageSize - 1)] = (nint)entry;
        if (key.Tag == ValueTag.TripleTerm) TripleCount++;
        Count++;
    }

    private void GrowTable()
    {
        ulong[] table = new ulong[_table.Length * 2];
        foreach (ulong slot in _table)
        {
            if (slot != 0) Insert(table, slot, (uint)slot - 1);
        }
        _countAtGrowth = Count;
        Volatile.Write(ref _table, table);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint StartOf(ulong hash, nuint mask) => (nuint)(hash >> 32) & mask;

    // Of the hash, the upper 32 bits count.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Insert(ulong[] table, ulong hash, uint ordinal)
    {
        nuint mask = (nuint)table.Length - 1;
        nuint at = StartOf(hash, mask);
        while (table[at] != 0) at = (at + 1) & mask;
        Volatile.Write(ref table[at], (hash & 0xFFFFFFFF00000000) | (ordinal + 1));
    }
}
