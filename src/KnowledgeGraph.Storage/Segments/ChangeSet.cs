using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// The changes of a transaction, in the order in which they were made: the last one of a quad wins. One thread at a time.
/// </summary>
internal sealed class ChangeSet : IDisposable
{
    // Ids in a store are never local, so the bit is free to mark a removal.
    private const ulong RemovalBit = 1UL << 63;
    private readonly NativeList<QuadKey> _changes = new();
    private bool _hasRemovals;

    public int Count => _changes.Count;

    public void Add(in QuadKey quad) => _changes.Add(quad);

    public void Remove(in QuadKey quad)
    {
        _changes.Add(quad with { C3 = quad.C3 | RemovalBit });
        _hasRemovals = true;
    }

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
        _hasRemovals &= kept > 0;
    }

    public void Dispose() => _changes.Dispose();

    /// <summary>
    /// What the changes make of an empty store: quads in any order, some perhaps several times. The list stays this object's.
    /// </summary>
    public NativeList<QuadKey> ResolveAlone()
    {
        if (!_hasRemovals) return _changes;
        KeepLastOfEach();
        int kept = 0;
        Span<QuadKey> changes = _changes.Span;
        foreach (ref readonly QuadKey change in changes)
        {
            if ((change.C3 & RemovalBit) == 0) changes[kept++] = change;
        }
        _changes.Resize(kept);
        return _changes;
    }

    /// <summary>What the changes make of a state, as rows for a layer on top of it. The changes are used up.</summary>
    public LayerRows Resolve(StoreState below)
    {
        KeepLastOfEach();
        var rows = new LayerRows();
        var lookup = new SortedLookup(below.Layers);
        ReadOnlySpan<QuadKey> changes = _changes.Span;
        for (int start = 0, end; start < changes.Length; start = end)
        {
            end = start + 1;
            while (end < changes.Length && changes[end].CompareTo(changes[start], 3) == 0) end++;
            long before = lookup.CountTriple(changes[start]);
            long after = before;
            foreach (ref readonly QuadKey change in changes[start..end])
            {
                QuadKey quad = change with { C3 = change.C3 & ~RemovalBit };
                bool isRemoval = change.C3 != quad.C3;
                bool isThere = before > 0 && lookup.Contains(quad);
                if (isRemoval != isThere) continue;
                if (isRemoval) rows.Removed.Add(quad);
                else rows.Added.Add(quad);
                after += isRemoval ? -1 : 1;
            }
            if (before == 0 && after > 0) rows.AddedTriples.Add(changes[start] with { C3 = 0 });
            if (before > 0 && after == 0) rows.RemovedTriples.Add(changes[start] with { C3 = 0 });
        }
        return rows;
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
