using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Query.Planning;

/// <summary>What was computed before, up to a number of entries: a full one begins anew. Thread-safe.</summary>
/// <param name="most">The most entries, but for those that several threads add at once.</param>
internal sealed class BoundedCache<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _entries = [];
    private int _count;

    /// <summary>The value kept of a key.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _entries.TryGetValue(key, out value);

    /// <summary>Keeps a value.</summary>
    public void Add(TKey key, TValue value)
    {
        if (!_entries.TryAdd(key, value) || Interlocked.Increment(ref _count) <= most) return;
        Interlocked.Exchange(ref _count, 0);
        _entries.Clear();
    }
}
