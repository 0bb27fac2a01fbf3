using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Sorted terms of one kind, front-coded in buckets of 16: a term names how many bytes it shares with the one before it. Long terms
/// and the heads of buckets share nothing, so that they can be read in place. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Both memory blocks hold plain bytes without pointers, so that they can be a file's. A term is: shared length, own length, suffix
/// (each a varint), bytes.
/// </remarks>
internal sealed unsafe class DictionarySection
{
    public const int BucketTerms = 16;

    /// <summary>Terms longer than this stand as they are.</summary>
    public const int MaxCompressedBytes = Snapshot.ScratchBytes;

    /// <summary>The buckets under one checksum.</summary>
    private const int GroupBuckets = 64;

    private readonly MemoryBlock _data;
    private readonly MemoryBlock _buckets;
    private readonly BlockChecksums? _checksums;
    private readonly byte* _bytes;
    private readonly long* _offsets;

    /// <summary>
    /// Takes over what a builder made, or a file's: the terms, and where each bucket begins. Of a file, a group of buckets is checked
    /// when it is first read.
    /// </summary>
    public DictionarySection(uint count, MemoryBlock data, MemoryBlock buckets, BlockChecksums? checksums = null)
    {
        Count = count;
        _checksums = checksums;
        _bytes = data.Address;
        _offsets = (long*)buckets.Address;
        _data = data;
        _buckets = buckets;
    }

    public uint Count { get; }

    public uint BucketCount => (Count + BucketTerms - 1) / BucketTerms;

    public long GroupCount => (BucketCount + GroupBuckets - 1) / GroupBuckets;

    /// <summary>The terms' bytes.</summary>
    public MemoryBlock Data => _data;

    /// <summary>Where each bucket begins in them: 64 bits each.</summary>
    public MemoryBlock Buckets => _buckets;

    public long MemoryBytes => _data.Length + _buckets.Length;

    /// <summary>The term of a number, in place or in <paramref name="scratch"/>.</summary>
    public ReadOnlySpan<byte> Get(uint ordinal, Span<byte> scratch, out uint suffix)
    {
        if (ordinal >= Count) throw new ArgumentException($"the store has no term of the number {ordinal}", nameof(ordinal));
        Cursor cursor = OpenBucket(ordinal / BucketTerms, scratch);
        do cursor.MoveNext();
        while (cursor.Ordinal != ordinal);
        suffix = cursor.Suffix;
        return cursor.Value;
    }

    /// <summary>Stands before the first term of a bucket. Terms that share bytes are put together in the scratch.</summary>
    public Cursor OpenBucket(uint bucket, Span<byte> scratch)
    {
        uint first = bucket * BucketTerms;
        if (_checksums is not null && !_checksums.IsVerified(bucket / GroupBuckets)) Verify(bucket / GroupBuckets);
        return new(_bytes + _offsets[bucket], first, Math.Min(first + BucketTerms, Count), scratch);
    }

    /// <summary>Where the bytes of a group of buckets begin and how many there are.</summary>
    public (long Offset, long Length) GroupRange(long group)
    {
        long offset = _offsets[group * GroupBuckets];
        return (offset, (group + 1 < GroupCount ? _offsets[(group + 1) * GroupBuckets] : _data.Length) - offset);
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
    }

    /// <summary>Walks the terms of one bucket.</summary>
    public ref struct Cursor
    {
        private readonly uint _end;
        private readonly Span<byte> _scratch;
        private byte* _next;
        private uint _nextOrdinal;

        internal Cursor(byte* at, uint first, uint end, Span<byte> scratch)
        {
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
            byte* at = _next;
            int shared = (int)ReadVarint(ref at);
            int length = (int)ReadVarint(ref at);
            Suffix = ReadVarint(ref at);
            var own = new ReadOnlySpan<byte>(at, length);
            if (shared == 0)
            {
                Value = own;
            }
            else
            {
                if (!Value.Overlaps(_scratch)) Value[..shared].CopyTo(_scratch);
                own.CopyTo(_scratch[shared..]);
                Value = _scratch[..(shared + length)];
            }
            _next = at + length;
            _nextOrdinal++;
            return true;
        }

        private static uint ReadVarint(ref byte* at)
        {
            uint value = 0;
            int shift = 0;
            byte part;
            do
            {
                part = *at++;
                value |= (uint)(part & 0x7F) << shift;
                shift += 7;
            }
            while (part >= 0x80);
            return value;
        }
    }
}
