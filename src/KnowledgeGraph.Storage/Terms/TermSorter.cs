using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Sorts terms of a delta dictionary: multikey quicksort on 8 bytes at a time, which are kept beside each number so that most
/// comparisons touch no term. Long common beginnings cost no recursion.
/// </summary>
internal sealed class TermSorter
{
    private const int SmallCount = 16;
    private readonly DeltaDictionary _terms;
    private readonly Item[] _items;

    private TermSorter(DeltaDictionary terms, ReadOnlySpan<uint> ordinals)
    {
        _terms = terms;
        _items = new Item[ordinals.Length];
        for (int i = 0; i < ordinals.Length; i++) _items[i].Ordinal = ordinals[i];
    }

    /// <summary>Sorts numbers of terms of one tag in the order of <see cref="SegmentDictionary.Compare"/>.</summary>
    public static void Sort(DeltaDictionary terms, Span<uint> ordinals)
    {
        if (ordinals.Length < 2) return;
        if (terms[ordinals[0]].Tag != ValueTag.TypedLiteral)
        {
            SortRange(terms, ordinals);
            return;
        }
        // Datatypes come first, and they are few: gather the terms of each.
        var byDatatype = new Dictionary<uint, List<uint>>();
        foreach (uint ordinal in ordinals)
        {
            ref List<uint>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(byDatatype, terms.SuffixIndexOf(ordinal), out _);
            (list ??= []).Add(ordinal);
        }
        List<uint>[] groups = [.. byDatatype.Values];
        Array.Sort(groups, (x, y) => terms[x[0]].Suffix.SequenceCompareTo(terms[y[0]].Suffix));
        int at = 0;
        foreach (List<uint> group in groups)
        {
            Span<uint> target = ordinals.Slice(at, group.Count);
            CollectionsMarshal.AsSpan(group).CopyTo(target);
            SortRange(terms, target);
            at += group.Count;
        }
    }

    private static void SortRange(DeltaDictionary terms, Span<uint> ordinals)
    {
        var sorter = new TermSorter(terms, ordinals);
        sorter.Load(0, ordinals.Length, 0);
        sorter.Sort(0, ordinals.Length, 0);
        for (int i = 0; i < ordinals.Length; i++) ordinals[i] = sorter._items[i].Ordinal;
    }

    // The items are equal before the depth, and hold their 8 bytes from there.
    private void Sort(int start, int end, int depth)
    {
        while (end - start > SmallCount)
        {
            (int lessEnd, int greaterStart) = Partition(start, end);
            int less = lessEnd - start, equal = greaterStart - lessEnd, greater = end - greaterStart;
            if (equal >= less && equal >= greater)
            {
                Sort(start, lessEnd, depth);
                Sort(greaterStart, end, depth);
                start = SortEnded(lessEnd, greaterStart, depth + 8);
                end = greaterStart;
                depth += 8;
                Load(start, end, depth);
                continue;
            }
            int open = SortEnded(lessEnd, greaterStart, depth + 8);
            Load(open, greaterStart, depth + 8);
            Sort(open, greaterStart, depth + 8);
            if (less < greater)
            {
                Sort(start, lessEnd, depth);
                start = greaterStart;
            }
            else
            {
                Sort(greaterStart, end, depth);
                end = lessEnd;
            }
        }
        for (int i = start + 1; i < end; i++)
        {
            Item item = _items[i];
            int at = i;
            for (; at > start && IsBefore(item, _items[at - 1]); at--) _items[at] = _items[at - 1];
            _items[at] = item;
        }
    }

    private (int LessEnd, int GreaterStart) Partition(int start, int end)
    {
        ulong a = _items[start].Bytes, b = _items[(start + end) >>> 1].Bytes, c = _items[end - 1].Bytes;
        ulong pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        int less = start, greater = end;
        for (int at = start; at < greater;)
        {
            ulong bytes = _items[at].Bytes;
            if (bytes < pivot) Swap(less++, at++);
            else if (bytes > pivot) Swap(at, --greater);
            else at++;
        }
        return (less, greater);
    }

    // Terms that end before the depth come first, and are ordered among themselves; returns where the others begin.
    private int SortEnded(int start, int end, int depth)
    {
        int open = start;
        for (int at = start; at < end; at++)
        {
            if (_terms[_items[at].Ordinal].Value.Length <= depth) Swap(open++, at);
        }
        if (open - start > 1)
        {
            _items.AsSpan(start, open - start).Sort((x, y) => SegmentDictionary.Compare(_terms[x.Ordinal], _terms[y.Ordinal]));
        }
        return open;
    }

    private void Load(int start, int end, int depth)
    {
        for (int i = start; i < end; i++)
        {
            ReadOnlySpan<byte> rest = _terms[_items[i].Ordinal].Value;
            rest = depth < rest.Length ? rest[depth..] : default;
            ulong bytes = 0;
            if (rest.Length >= 8) bytes = BinaryPrimitives.ReadUInt64BigEndian(rest);
            for (int at = 0; rest.Length < 8 && at < rest.Length; at++) bytes |= (ulong)rest[at] << (56 - (8 * at));
            _items[i].Bytes = bytes;
        }
    }

    private bool IsBefore(in Item left, in Item right) =>
        left.Bytes != right.Bytes ? left.Bytes < right.Bytes : SegmentDictionary.Compare(_terms[left.Ordinal], _terms[right.Ordinal]) < 0;

    private void Swap(int left, int right) => (_items[left], _items[right]) = (_items[right], _items[left]);

    private struct Item
    {
        public ulong Bytes;
        public uint Ordinal;
    }
}
