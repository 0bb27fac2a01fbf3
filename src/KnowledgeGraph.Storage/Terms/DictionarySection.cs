using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Segments.Columns;
using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Sorted terms of one kind, in chunks of 32,768 with a table of symbols each, front-coded in buckets of 16: a term names how many bytes
/// it shares with the one before it, and the others are compressed. Heads of buckets and long terms share nothing. Immutable and
/// thread-safe.
/// </summary>
/// <remarks>
/// Both memory blocks hold plain bytes without pointers, so that they can be a file's. The data are, per chunk, its table and its buckets;
/// a term is: shared length; twice the length of what follows, and 1 more where it has a suffix; the suffix (each a varint); its own
/// bytes. The other block is where each bucket begins (a chunk's first: where its table begins), packed.
/// </remarks>
[SkipLocalsInit]
internal sealed unsafe class DictionarySection
{
    public const int BucketTerms = 16;

    /// <summary>The terms that have one table of symbols.</summary>
    public const int ChunkTerms = ChunkBuckets * BucketTerms;

    /// <summary>Terms longer than this share nothing with others.</summary>
    public const int ScratchBytes = Snapshot.ScratchBytes;

    /// <summary>The buckets under one checksum.</summary>
    private const int GroupBuckets = 64;

    private const int ChunkBuckets = 2048;

    private readonly MemoryBlock _data;
    private readonly MemoryBlock _buckets;
    private readonly BlockChecksums? _checksums;
    private readonly uint _suffixCount;
    private readonly byte* _bytes;
    private readonly byte* _offsets;
    private readonly int _offsetWidth;

    /// <summary>
    /// Takes over what a builder made, or a file's: the terms, and where each bucket begins. Of a file, a group of buckets is checked
    /// when it is first read, also for suffixes that do not exist.
    /// </summary>
    public DictionarySection(uint count, MemoryBlock data, MemoryBlock buckets, BlockChecksums? checksums = null, uint suffixCount = 0)
    {
        _suffixCount = suffixCount;
        Count = count;
        _checksums = checksums;
        _bytes = data.Address;
        _offsets = buckets.Address;
        _offsetWidth = OffsetWidth(data.Length);
        _data = data;
        _buckets = buckets;
    }

    public uint Count { get; }

    public uint BucketCount => (Count + BucketTerms - 1) / BucketTerms;

    public long GroupCount => (BucketCount + GroupBuckets - 1) / GroupBuckets;

    /// <summary>The terms' bytes.</summary>
    public MemoryBlock Data => _data;

    /// <summary>Where each bucket begins in them.</summary>
    public MemoryBlock Buckets => _buckets;

    public long MemoryBytes => _data.Length + _buckets.Length;

    /// <summary>The bits of a bucket's offset in so many bytes.</summary>
    public static int OffsetWidth(long dataLength) => BitPacking.WidthOf((ulong)dataLength);

    /// <summary>The bytes of the offsets of so many buckets, padding included.</summary>
    public static long BucketBytes(long buckets, long dataLength) =>
        (((buckets * OffsetWidth(dataLength)) + 7) >> 3) + BitPacking.PaddingBytes;

    /// <summary>
    /// The term of a number: in place, in <paramref name="scratch"/> (<see cref="ScratchBytes"/>), or in an array of its own where it is
    /// longer.
    /// </summary>
    public ReadOnlySpan<byte> Get(uint ordinal, Span<byte> scratch, out uint suffix)
    {
        if (ordinal >= Count) throw NoTerm(ordinal);
        byte* at = Locate(ordinal / BucketTerms, out SymbolDecoder symbols);
        return Advance(ref at, ordinal % BucketTerms, symbols, scratch, out suffix);
    }

    /// <summary>
    /// Passes some terms of a bucket and gives the one after them: in place, in <paramref name="scratch"/>, or in an array of its own. The
    /// scratch holds the term that <paramref name="at"/> is behind, unless that is the bucket's beginning.
    /// </summary>
    public static ReadOnlySpan<byte> Advance(scoped ref byte* at, uint passed, SymbolDecoder symbols, Span<byte> scratch, out uint suffix)
    {
        // Of the terms before, only those are read that gave bytes to this one: each shares less than all that come after it.
        TermEntry* givers = stackalloc TermEntry[BucketTerms];
        int count = 0;
        for (uint left = passed; ; left--)
        {
            TermEntry entry = TermEntry.Read(ref at);
            while (count > 0 && givers[count - 1].Shared >= entry.Shared) count--;
            givers[count++] = entry;
            if (left == 0) break;
        }
        // Of each no more than the next one shares: long texts begin alike, and go on for long.
        for (int i = 0; i < count - 1; i++) givers[i].ReadInto(symbols, scratch[..givers[i + 1].Shared]);
        suffix = givers[count - 1].Suffix;
        return givers[count - 1].Read(symbols, scratch);
    }

    /// <summary>The exception for a number of no term.</summary>
    public static ArgumentException NoTerm(uint ordinal) => new($"the store has no term of the number {ordinal}", nameof(ordinal));

    /// <summary>Stands before the first term of a bucket. Terms are put together in the scratch (<see cref="ScratchBytes"/>).</summary>
    public Cursor OpenBucket(uint bucket, Span<byte> scratch)
    {
        uint first = bucket * BucketTerms;
        byte* at = Locate(bucket, out SymbolDecoder symbols);
        return new(at, symbols, first, Math.Min(first + BucketTerms, Count), scratch);
    }

    /// <summary>
    /// The number of a term in a bucket, of a section whose terms are sorted by their bytes alone. Terms that share more with the one
    /// before than the value does are below it like that one, so they need not be read.
    /// </summary>
    public bool TryFind(uint bucket, ReadOnlySpan<byte> value, out uint ordinal)
    {
        byte* at = Locate(bucket, out SymbolDecoder symbols);
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        uint end = Math.Min((bucket + 1) * BucketTerms, Count);
        // What the value shares with the term before, which is below it.
        int common = 0;
        for (ordinal = bucket * BucketTerms; ordinal < end; ordinal++)
        {
            TermEntry entry = TermEntry.Read(ref at);
            if (entry.Shared > common) continue;
            // None means that it was not worth saying, else it is exact: the term departs from the one before where the value does not.
            if (entry.Shared == 0) common = 0;
            else if (entry.Shared < common) return false;
            ReadOnlySpan<byte> own = entry.ReadOwn(symbols, scratch), rest = value[common..];
            int same = own.CommonPrefixLength(rest);
            if (same == own.Length && same == rest.Length) return true;
            if (same == rest.Length || (same < own.Length && own[same] > rest[same])) return false;
            common += same;
        }
        return false;
    }

    /// <summary>Where the bytes of a group of buckets begin and how many there are.</summary>
    public (long Offset, long Length) GroupRange(long group)
    {
        long offset = OffsetOf(group * GroupBuckets);
        return (offset, (group + 1 < GroupCount ? OffsetOf((group + 1) * GroupBuckets) : _data.Length) - offset);
    }

    /// <summary>Where the terms of a bucket begin, and what its texts are written in.</summary>
    public byte* Locate(uint bucket, out SymbolDecoder symbols)
    {
        uint chunkStart = bucket / ChunkBuckets * ChunkBuckets;
        if (_checksums is not null)
        {
            if (!_checksums.IsVerified(chunkStart / GroupBuckets)) Verify(chunkStart / GroupBuckets);
            if (!_checksums.IsVerified(bucket / GroupBuckets)) Verify(bucket / GroupBuckets);
        }
        byte* table = _bytes + OffsetOf(chunkStart);
        symbols = new(table);
        return bucket == chunkStart ? table + symbols.TableBytes : _bytes + OffsetOf(bucket);
    }

    /// <summary>Where a bucket begins.</summary>
    public long OffsetOf(long bucket)
    {
        long position = bucket * _offsetWidth;
        return (long)BitPacking.Read(_offsets, position, _offsetWidth);
    }

    /// <summary>Checks every group against its checksum, those read before again.</summary>
    /// <exception cref="StorageCorruptionException">The first that does not match.</exception>
    public void VerifyChecksums()
    {
        for (long group = 0; _checksums is not null && group < GroupCount; group++) Verify(group);
    }

    public void Free()
    {
        _data.Free();
        _buckets.Free();
    }

    private void Verify(long group)
    {
        (long offset, long length) = GroupRange(group);
        _checksums!.Verify(group, _bytes + offset, offset, length);
        _checksums.Accept(group, offset, IsSound(group, offset, length));
    }

    // The first group of a chunk, in which the table is, was verified before the others.
    private bool IsSound(long group, long offset, long length)
    {
        uint bucket = (uint)group * GroupBuckets, chunkStart = bucket / ChunkBuckets * ChunkBuckets;
        byte* at = _bytes + offset, table = _bytes + OffsetOf(chunkStart);
        if (bucket == chunkStart && !SymbolDecoder.IsTable(table, length)) return false;
        var symbols = new SymbolDecoder(table);
        var walk = new BucketWalk(bucket == chunkStart ? table + symbols.TableBytes : at, at + length, symbols, _suffixCount);
        for (uint end = Math.Min(bucket + GroupBuckets, BucketCount); bucket < end; bucket++)
        {
            bool isInPlace = bucket == chunkStart || walk.At == _bytes + OffsetOf(bucket);
            if (!isInPlace || !walk.TryPass(Math.Min(BucketTerms, Count - (bucket * BucketTerms)))) return false;
        }
        return walk.At == at + length;
    }

    /// <summary>Walks the terms of one bucket.</summary>
    public ref struct Cursor
    {
        private readonly SymbolDecoder _symbols;
        private readonly uint _end;
        private readonly Span<byte> _scratch;
        private byte* _next;
        private uint _nextOrdinal;

        internal Cursor(byte* at, SymbolDecoder symbols, uint first, uint end, Span<byte> scratch)
        {
            _symbols = symbols;
            _scratch = scratch;
            _next = at;
            _nextOrdinal = first;
            _end = end;
        }

        /// <summary>The term; it ends with the next move.</summary>
        public ReadOnlySpan<byte> Value { get; private set; }

        public uint Suffix { get; private set; }

        public readonly uint Ordinal => _nextOrdinal - 1;

        /// <summary>Moves to the next term.</summary>
        public bool MoveNext()
        {
            if (_nextOrdinal == _end) return false;
            TermEntry entry = TermEntry.Read(ref _next);
            // What is shared is in the scratch already, unless the term before stands in place.
            if (entry.Shared > 0 && !Value.Overlaps(_scratch)) Value[..entry.Shared].CopyTo(_scratch);
            Value = entry.Read(_symbols, _scratch);
            Suffix = entry.Suffix;
            _nextOrdinal++;
            return true;
        }
    }
}
