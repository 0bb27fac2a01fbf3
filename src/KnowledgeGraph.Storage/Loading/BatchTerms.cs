using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The distinct terms of a batch in native memory, numbered in the order of their coming: an open-addressing table whose slots hold 16
/// bits of the hash and the address of the term. One thread at a time.
/// </summary>
internal sealed unsafe class BatchTerms : IDisposable
{
    private const int ChunkBytes = 64 * 1024 * 1024;
    private const int FirstSlots = 1 << 16;
    private const int TagShift = 48;
    private const ulong AddressMask = (1UL << TagShift) - 1;
    private readonly List<Chunk> _chunks = [];
    private readonly SuffixTable _suffixes = new();
    private readonly List<uint> _canonicalSuffixes = [0];
    private NativeBlock _table = CreateTable(FirstSlots);
    private ulong _mask = FirstSlots - 1;
    private long _arenaBytes;

    /// <summary>The number of terms.</summary>
    public uint Count { get; private set; }

    /// <summary>The bytes of the terms, of the table and of the suffixes.</summary>
    public long UsedBytes => _arenaBytes + _table.Length + _suffixes.UsedBytes;

    /// <summary>The datatypes, languages and, of blank nodes, documents.</summary>
    public SuffixTable Suffixes => _suffixes;

    /// <summary>The index of a suffix, for <see cref="GetOrAdd"/>.</summary>
    public uint SuffixOf(ReadOnlySpan<byte> suffix)
    {
        uint index = _suffixes.GetOrAdd(suffix);
        if (index == _canonicalSuffixes.Count)
        {
            byte[] lower = suffix.ToArray();
            foreach (ref byte b in lower.AsSpan()) b = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
            _canonicalSuffixes.Add(index);
            if (!suffix.SequenceEqual(lower)) _canonicalSuffixes[(int)index] = SuffixOf(lower);
        }
        return index;
    }

    /// <summary>The number of a term, which is added where it is new.</summary>
    public uint GetOrAdd(ValueTag tag, ReadOnlySpan<byte> value, uint suffix)
    {
        uint meta = BatchTerm.MetaOf(tag, suffix);
        uint canonical = Canonical(meta);
        ulong hash = TermHash.Compute(value, canonical);
        var table = (ulong*)_table.Address;
        ulong at = (hash >> 32) & _mask, tagBits = hash & 0xFFFF;
        for (ulong slot = table[at]; slot != 0; slot = table[at])
        {
            if (slot >> TagShift == tagBits)
            {
                var term = (BatchTerm*)(slot & AddressMask);
                if (term->Length == value.Length && (term->Meta == meta || Canonical(term->Meta) == canonical)
                    && term->Value.SequenceEqual(value))
                {
                    return term->Number;
                }
            }
            at = (at + 1) & _mask;
        }
        BatchTerm* added = Add(value, meta, (uint)(hash >> 32));
        table[at] = (tagBits << TagShift) | (ulong)added;
        if (Count * 2UL > _mask) Grow();
        return added->Number;
    }

    /// <summary>Walks the terms as they lie in memory, which is the order of their numbers.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Gives the table back; no term can be added or found any more.</summary>
    public void Freeze()
    {
        _table.Free();
        _table = new NativeBlock(0);
    }

    public void Dispose()
    {
        foreach (Chunk chunk in _chunks) chunk.Block.Free();
        _chunks.Clear();
        _table.Free();
    }

    // Language tags are the same whatever their case; datatypes and documents are told apart by their index.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Canonical(uint meta) =>
        BatchTerm.TagOf(meta) == ValueTag.TaggedString
            ? BatchTerm.MetaOf(ValueTag.TaggedString, _canonicalSuffixes[(int)BatchTerm.SuffixOf(meta)])
            : meta;

    private BatchTerm* Add(ReadOnlySpan<byte> value, uint meta, uint hash)
    {
        long bytes = BatchTerm.SizeOf(value.Length);
        if (_chunks.Count == 0 || _chunks[^1].Used + bytes > _chunks[^1].Block.Length)
        {
            // The rest of the last chunk is never touched.
            _chunks.Add(new(new NativeBlock(Math.Max(ChunkBytes, bytes))));
        }
        Chunk chunk = _chunks[^1];
        var term = (BatchTerm*)(chunk.Block.Address + chunk.Used);
        *term = new() { Number = Count++, Hash = hash, Length = value.Length, Meta = meta };
        value.CopyTo(new(term + 1, value.Length));
        chunk.Used += bytes;
        _arenaBytes += bytes;
        return term;
    }

    private void Grow()
    {
        NativeBlock old = _table;
        ulong slots = (_mask + 1) * 2;
        _table = CreateTable((long)slots);
        _mask = slots - 1;
        var table = (ulong*)_table.Address;
        foreach (ulong slot in new ReadOnlySpan<ulong>(old.Address, (int)(slots / 2)))
        {
            if (slot == 0) continue;
            ulong at = ((BatchTerm*)(slot & AddressMask))->Hash & _mask;
            while (table[at] != 0) at = (at + 1) & _mask;
            table[at] = slot;
        }
        old.Free();
    }

    private static NativeBlock CreateTable(long slots)
    {
        var table = new NativeBlock(slots * sizeof(ulong));
        System.Runtime.InteropServices.NativeMemory.Clear(table.Address, (nuint)table.Length);
        return table;
    }

    /// <summary>Walks the terms.</summary>
    public ref struct Enumerator(BatchTerms terms)
    {
        private int _chunk;
        private long _next;

        public BatchTerm* Current { get; private set; }

        public bool MoveNext()
        {
            if (_chunk < terms._chunks.Count && _next == terms._chunks[_chunk].Used) (_chunk, _next) = (_chunk + 1, 0);
            if (_chunk == terms._chunks.Count) return false;
            Current = (BatchTerm*)(terms._chunks[_chunk].Block.Address + _next);
            _next += BatchTerm.SizeOf(Current->Length);
            return true;
        }
    }

    private sealed class Chunk(NativeBlock block)
    {
        public NativeBlock Block { get; } = block;

        public long Used { get; set; }
    }
}
