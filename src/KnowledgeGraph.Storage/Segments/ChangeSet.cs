using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>The changes of a transaction, in the order in which they were made: the last one of a quad wins. One thread at a time.</summary>
internal sealed class ChangeSet : IDisposable
{
    // Ids in a store are never local, so the bit is free to mark a removal.
    private const ulong RemovalBit = 1UL << 63;
    private readonly NativeList<QuadKey> _changes = new();

    public int Count => _changes.Count;

    public void Add(in QuadKey quad) => _changes.Add(quad);

    public void Remove(in QuadKey quad) => _changes.Add(quad with { C3 = quad.C3 | RemovalBit });

    /// <summary>Forgets the changes of the graphs that match.</summary>
    public void Forget(GraphFilter? filter)
    {
        int kept = 0;
        Span<QuadKey> changes = _changes.Span;
        foreach (ref readonly QuadKey change in changes)
        {
            if (filter is not null && !filter.Accepts(change.C3 & ~RemovalBit)) changes[kept++] = change;
        }
        _changes.Resize(kept);
    }

    public void Dispose() => _changes.Dispose();

    /// <summary>What the changes make of a state: a layer on top of it; null where they change nothing.</summary>
    public Layer? ToLayer(StoreState below)
    {
        if (Count == 0) return null;
        KeepLastOfEach();
        using var added = new NativeList<QuadKey>();
        using var removed = new NativeList<QuadKey>();
        using var addedTriples = new NativeList<QuadKey>();
        using var removedTriples = new NativeList<QuadKey>();
        ReadOnlySpan<QuadKey> changes = _changes.Span;
        for (int start = 0, end; start < changes.Length; start = end)
        {
            end = start + 1;
            while (end < changes.Length && changes[end].CompareTo(changes[start], 3) == 0) end++;
            long before = below.Layers.Length == 0 ? 0 : below.CountQuads(changes[start], 3);
            long after = before;
            foreach (ref readonly QuadKey change in changes[start..end])
            {
                QuadKey quad = change with { C3 = change.C3 & ~RemovalBit };
                bool isThere = before > 0 && below.CountQuads(quad, 4) > 0;
                bool isRemoval = change.C3 != quad.C3;
                if (isRemoval != isThere) continue;
                if (isRemoval)
                {
                    removed.Add(quad);
                    after--;
                }
                else
                {
                    added.Add(quad);
                    after++;
                }
            }
            if (before == 0 && after > 0) addedTriples.Add(changes[start] with { C3 = 0 });
            if (before > 0 && after == 0) removedTriples.Add(changes[start] with { C3 = 0 });
        }
        if (added.Count == 0 && removed.Count == 0) return null;
        QuadSet? addedQuads = ToSet(added), removedQuads = ToSet(removed);
        return new(addedQuads, removedQuads, TriplesOf(addedTriples, addedQuads), TriplesOf(removedTriples, removedQuads));
    }

    private static QuadSet? ToSet(NativeList<QuadKey> rows) => rows.Count == 0 ? null : new(rows);

    private static QuadSet? TriplesOf(NativeList<QuadKey> triples, QuadSet? quads)
    {
        if (quads is null || triples.Count != quads.DistinctTriples) return ToSet(triples);
        quads.AddReference();
        return quads;
    }

    private void KeepLastOfEach()
    {
        using (var scratch = new NativeList<QuadKey>(Count))
        {
            scratch.Resize(Count);
            QuadSorter.SortAll(_changes.Span, scratch.Span, ~RemovalBit);
        }
        int kept = 0;
        Span<QuadKey> changes = _changes.Span;
        for (int i = 0; i < changes.Length; i++)
        {
            bool isLast = i + 1 == changes.Length
                || changes[i].CompareTo(changes[i + 1], 3) != 0
                || (changes[i].C3 & ~RemovalBit) != (changes[i + 1].C3 & ~RemovalBit);
            if (isLast) changes[kept++] = changes[i];
        }
        _changes.Resize(kept);
    }
}
