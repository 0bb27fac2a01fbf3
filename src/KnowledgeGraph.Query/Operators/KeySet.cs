using System.Runtime.InteropServices;
using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Query.Operators.Paths;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// The different ids of a column: a bit for each id from the least one on, as ids of one kind are mostly near to one another, and a hash
/// table for those that are too far away. One thread at a time.
/// </summary>
internal sealed unsafe class KeySet(QueryContext context) : IDisposable
{
    // A hash table takes as much memory for an id.
    private const long WordsPerKey = 2;
    private const long FewestWords = 1 << 10;
    private const int WordShift = 6;
    private const ulong PlaceMask = (1UL << WordShift) - 1;

    private readonly QueryMemory<ulong> _words = new(context);
    private readonly IdSet _strangers = new(context);
    private ulong _start;
    private long _placed;

    public bool IsEmpty => _placed + _strangers.Count == 0;

    /// <summary>Adds ids, which may be there already.</summary>
    public void Add(ReadOnlySpan<ValueId> keys)
    {
        if (keys.IsEmpty) return;
        ulong least = ulong.MaxValue, greatest = 0;
        foreach (ValueId key in keys)
        {
            least = Math.Min(least, key.Bits);
            greatest = Math.Max(greatest, key.Bits);
        }
        // Once some are in the hash table, they must stay outside of the bits.
        if (_strangers.Count == 0) Widen(least, greatest, keys.Length);
        ulong start = _start, reach = (ulong)_words.Length << WordShift;
        ulong* words = _words.Address;
        long placed = 0;
        foreach (ValueId key in keys)
        {
            ulong place = key.Bits - start;
            if (place >= reach)
            {
                _strangers.Add(key);
                continue;
            }
            ref ulong word = ref words[place >> WordShift];
            placed += (long)(~(word >> (int)(place & PlaceMask)) & 1);
            word |= 1UL << (int)(place & PlaceMask);
        }
        _placed += placed;
    }

    /// <summary>Says of each id whether it is there.</summary>
    public void Match(ReadOnlySpan<ValueId> keys, Span<bool> matched)
    {
        ulong start = _start, reach = (ulong)_words.Length << WordShift;
        ulong* words = _words.Address;
        matched = matched[..keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            ulong place = keys[i].Bits - start;
            matched[i] = place < reach ? ((words[place >> WordShift] >> (int)(place & PlaceMask)) & 1) != 0 : _strangers.Contains(keys[i]);
        }
    }

    public void Dispose()
    {
        _words.Dispose();
        _strangers.Dispose();
        _placed = 0;
    }

    /// <summary>Makes room for the bits of a range of ids, where it is worth it for so many more.</summary>
    private void Widen(ulong least, ulong greatest, int more)
    {
        long old = _words.Length;
        ulong first = least >> WordShift, last = greatest >> WordShift, oldFirst = _start >> WordShift;
        if (old > 0)
        {
            first = Math.Min(first, oldFirst);
            last = Math.Max(last, oldFirst + (ulong)old - 1);
        }
        ulong length = last - first + 1;
        long most = Math.Max(FewestWords, (_placed + more) * WordsPerKey);
        if (length == (ulong)old || length > (ulong)most) return;
        long words = Math.Max((long)length, Math.Min(2 * old, most)), shift = old > 0 ? (long)(oldFirst - first) : 0;
        _words.Resize(words);
        ulong* address = _words.Address;
        Buffer.MemoryCopy(address, address + shift, (words - shift) * sizeof(ulong), old * sizeof(ulong));
        NativeMemory.Clear(address, (nuint)shift * sizeof(ulong));
        NativeMemory.Clear(address + shift + old, (nuint)(words - shift - old) * sizeof(ulong));
        _start = first << WordShift;
    }
}
