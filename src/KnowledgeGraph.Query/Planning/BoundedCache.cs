using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// What was computed before, up to a number of entries. Thread-safe; reading takes no lock. Entries are of two generations: once the
/// younger one has half of them, the older one goes, but for what somebody asked for meanwhile.
/// </summary>
/// <param name="most">The most entries, but for those that several threads add at once.</param>
internal sealed class BoundedCache<TKey, TValue>(int most)
    where TKey : notnull
{
    private Generations _generations = new([], []);

    /// <summary>The value kept of a key.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        Generations now = Volatile.Read(ref _generations);
        if (now.Younger.TryGetValue(key, out value)) return true;
        if (!now.Older.TryGetValue(key, out value)) return false;
        Add(key, value);
        return true;
    }

    /// <summary>Keeps a value, unless there is one of its key.</summary>
    public void Add(TKey key, TValue value)
    {
        Generations now = Volatile.Read(ref _generations);
        if (!now.Younger.TryAdd(key, value) || now.CountOne() * 2 < most) return;
        Interlocked.CompareExchange(ref _generations, new Generations([], now.Younger), now);
    }

    private sealed class Generations(ConcurrentDictionary<TKey, TValue> younger, ConcurrentDictionary<TKey, TValue> older)
    {
        private int _count;

        public ConcurrentDictionary<TKey, TValue> Younger { get; } = younger;

        public ConcurrentDictionary<TKey, TValue> Older { get; } = older;

        /// <summary>Counts one more entry of the younger generation.</summary>
        public int CountOne() => Interlocked.Increment(ref _count);
    }
}
