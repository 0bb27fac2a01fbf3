using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Sorts the terms of a batch as <see cref="SegmentDictionary.Compare"/> does, kind by kind: multikey quicksort on 8 bytes at a time,
/// which are kept beside each address so that most comparisons touch no term. Beginnings that a range shares are skipped at once.
/// </summary>
internal sealed unsafe class BatchTermSorter
{
    private const int SmallCount = 16;
    private const int SampleCount = 16;
    private const int MinShared = 16;

    // Ranges above it are worth another thread, and a look for what they share.
    private const long LargeCount = 32 * 1024;

    private readonly BatchTerms _terms;
    private readonly Item* _items;
    private readonly CancellationToken _cancellationToken;

    private BatchTermSorter(BatchTerms terms, Item* items, CancellationToken cancellationToken)
    {
        _terms = terms;
        _items = items;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The addresses of the terms in the order of <see cref="RunOrder"/>; the block is the caller's.</summary>
    public static NativeBlock Sort(BatchTerms terms, CancellationToken cancellationToken)
    {
        var block = new NativeBlock((long)terms.Count * sizeof(Item));
        try
        {
            var items = (Item*)block.Address;
            long[] ends = Distribute(terms, items);
            var sorter = new BatchTermSorter(terms, items, cancellationToken);
            sorter.SortGroups(ends);
            var sorted = new NativeBlock((long)terms.Count * sizeof(nint));
            for (long i = 0; i < terms.Count; i++) ((nint*)sorted.Address)[i] = items[i].Address;
            return sorted;
        }
        finally
        {
            block.Free();
        }
    }

    /// <summary>Puts the terms of each kind (of typed literals and blank nodes, of each datatype and document) together.</summary>
    private static long[] Distribute(BatchTerms terms, Item* items)
    {
        var groups = new Dictionary<uint, int>();
        var counts = new List<long>();
        uint lastKey = uint.MaxValue;
        int lastGroup = 0;
        foreach (BatchTerm* term in terms) counts[GroupOf(term->Meta)]++;
        long[] ends = new long[counts.Count];
        long sum = 0;
        foreach ((uint key, int group) in groups.OrderBy(pair => BatchTerm.TagOf(pair.Key))
            .ThenBy(pair => terms.Suffixes[BatchTerm.SuffixOf(pair.Key)].ToArray(), ByteOrder.Instance))
        {
            ends[group] = sum;
            sum += counts[group];
        }
        foreach (BatchTerm* term in terms) items[ends[GroupOf(term->Meta)]++] = new() { Bytes = Load(term, 0), Address = (nint)term };
        Array.Sort(ends);
        return ends;

        int GroupOf(uint meta)
        {
            uint key = RunOrder.SuffixComesFirst(BatchTerm.TagOf(meta)) ? meta : BatchTerm.MetaOf(BatchTerm.TagOf(meta), 0);
            if (key == lastKey) return lastGroup;
            lastKey = key;
            if (groups.TryGetValue(key, out lastGroup)) return lastGroup;
            lastGroup = groups.Count;
            groups.Add(key, lastGroup);
            counts.Add(0);
            return lastGroup;
        }
    }

    private void SortGroups(long[] ends)
    {
        long start = 0;
        foreach (long end in ends)
        {
            long shared = SharedDepth(start, end, 0);
            if (shared > 0) LoadAll(start, end, shared);
            Sort(start, end, shared);
            start = end;
        }
    }

    // The items are equal before the depth, and hold their 8 bytes from there.
    private void Sort(long start, long end, long depth)
    {
        while (end - start > SmallCount)
        {
            (long lessEnd, long greaterStart) = Partition(start, end);
            if (end - start > LargeCount)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                (long from, long to) = (start, end);
                Parallel.Invoke(() => Sort(from, lessEnd, depth), () => Sort(greaterStart, to, depth));
            }
            else
            {
                Sort(start, lessEnd, depth);
                Sort(greaterStart, end, depth);
            }
            start = SortEnded(lessEnd, greaterStart, depth + sizeof(ulong));
            end = greaterStart;
            depth = SharedDepth(start, end, depth + sizeof(ulong));
            LoadAll(start, end, depth);
        }
        for (long i = start + 1; i < end; i++)
        {
            Item item = _items[i];
            long at = i;
            for (; at > start && IsBefore(item, _items[at - 1], depth); at--) _items[at] = _items[at - 1];
            _items[at] = item;
        }
    }

    private (long LessEnd, long GreaterStart) Partition(long start, long end)
    {
        // Random places: no input can be prepared to make the halves uneven.
        ulong a = _items[start + Random.Shared.NextInt64(end - start)].Bytes;
        ulong b = _items[start + ((end - start) / 2)].Bytes;
        ulong c = _items[start + Random.Shared.NextInt64(end - start)].Bytes;
        ulong pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        long less = start, greater = end;
        for (long at = start; at < greater;)
        {
            ulong bytes = _items[at].Bytes;
            if (bytes < pivot) Swap(less++, at++);
            else if (bytes > pivot) Swap(at, --greater);
            else at++;
        }
        return (less, greater);
    }

    // Terms that end before the depth come first, and are ordered among themselves; returns where the others begin.
    private long SortEnded(long start, long end, long depth)
    {
        long open = start;
        for (long at = start; at < end; at++)
        {
            if (((BatchTerm*)_items[at].Address)->Length <= depth) Swap(open++, at);
        }
        // They differ in zero bytes at their end, or in their language, only.
        if (open - start > 1) new Span<Item>(_items + start, checked((int)(open - start))).Sort((x, y) => Compare(x, y, 0));
        return open;
    }

    /// <summary>A depth up to which all items are equal: the given one, or much more.</summary>
    private long SharedDepth(long start, long end, long depth)
    {
        if (end - start < LargeCount) return depth;
        ReadOnlySpan<byte> first = Rest(start, depth);
        int shared = first.Length;
        for (long i = 1; i < SampleCount; i++)
        {
            shared = Math.Min(shared, first.CommonPrefixLength(Rest(start + ((end - start) / SampleCount * i), depth)));
        }
        if (shared < MinShared) return depth;
        for (long i = start + 1; i < end && shared >= MinShared; i++) shared = Math.Min(shared, first[..shared].CommonPrefixLength(Rest(i, depth)));
        // A term that is all shared would have ended.
        return shared < MinShared ? depth : depth + shared - 1;
    }

    private ReadOnlySpan<byte> Rest(long item, long depth) => ((BatchTerm*)_items[item].Address)->Value[(int)depth..];

    private void LoadAll(long start, long end, long depth)
    {
        for (long i = start; i < end; i++) _items[i].Bytes = Load((BatchTerm*)_items[i].Address, depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(BatchTerm* term, long depth)
    {
        long rest = term->Length - depth;
        if (rest >= sizeof(ulong)) return BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>((byte*)(term + 1) + depth));
        if (rest <= 0) return 0;
        // Terms are padded to 8 bytes, but not with zeros.
        ulong bytes = 0;
        byte* at = (byte*)(term + 1) + depth;
        for (int i = 0; i < rest; i++) bytes |= (ulong)at[i] << (56 - (8 * i));
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBefore(in Item left, in Item right, long depth) =>
        left.Bytes != right.Bytes ? left.Bytes < right.Bytes : Compare(left, right, depth) < 0;

    private int Compare(in Item left, in Item right, long depth)
    {
        var leftTerm = (BatchTerm*)left.Address;
        var rightTerm = (BatchTerm*)right.Address;
        int from = (int)Math.Min(depth, Math.Min(leftTerm->Length, rightTerm->Length));
        int byValue = leftTerm->Value[from..].SequenceCompareTo(rightTerm->Value[from..]);
        if (byValue != 0 || leftTerm->Tag != ValueTag.TaggedString) return byValue;
        return SegmentDictionary.CompareLanguages(_terms.Suffixes[leftTerm->Suffix], _terms.Suffixes[rightTerm->Suffix]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Swap(long left, long right) => (_items[left], _items[right]) = (_items[right], _items[left]);

    private struct Item
    {
        public ulong Bytes;
        public nint Address;
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
