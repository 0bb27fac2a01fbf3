using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Makes one layer of two neighbours.</summary>
internal static class LayerMerge
{
    /// <summary>Sums two layers; what one adds and the other takes away is gone. Null where nothing is left.</summary>
    public static Layer? Merge(Layer lower, Layer upper)
    {
        QuadSet? added = Sum(lower.Added, upper.Added, lower.Removed, upper.Removed, distinct: false);
        QuadSet? removed = Sum(lower.Removed, upper.Removed, lower.Added, upper.Added, distinct: false);
        if (added is null && removed is null) return null;
        QuadSet? addedTriples = Sum(lower.AddedTriples, upper.AddedTriples, lower.RemovedTriples, upper.RemovedTriples, distinct: true);
        QuadSet? removedTriples = Sum(lower.RemovedTriples, upper.RemovedTriples, lower.AddedTriples, upper.AddedTriples, distinct: true);
        return new(added, removed, Share(addedTriples, added), Share(removedTriples, removed));
    }

    /// <summary>
    /// The triples as a set of their own, or the quads where those are the very same triples: the reference to the first is given
    /// back then, one to the second taken.
    /// </summary>
    private static QuadSet? Share(QuadSet? triples, QuadSet? quads)
    {
        if (triples is null || quads is null || triples == quads || triples.Count != quads.DistinctTriples) return triples;
        triples.Release();
        quads.AddReference();
        return quads;
    }

    private static QuadSet? Sum(QuadSet? first, QuadSet? second, QuadSet? minusFirst, QuadSet? minusSecond, bool distinct)
    {
        var sources = new List<RunCursor>(4);
        Open(sources, first, 1, distinct);
        Open(sources, second, 1, distinct);
        Open(sources, minusFirst, -1, distinct);
        Open(sources, minusSecond, -1, distinct);
        using var run = new MergedRun(sources, distinct: false);
        using var rows = new NativeList<QuadKey>();
        for (int ready = run.Fill(); ready > 0; ready = run.Fill())
        {
            ReadOnlySpan<ulong> c0 = run.Column(0), c1 = run.Column(1), c2 = run.Column(2), c3 = run.Column(3);
            for (int i = 0; i < ready; i++) rows.Add(new(c0[i], c1[i], c2[i], c3[i]));
            run.Advance(ready);
        }
        return rows.Count == 0 ? null : new QuadSet(rows);
    }

    private static void Open(List<RunCursor> sources, QuadSet? set, int sign, bool distinct)
    {
        if (set is not null) sources.Add(new(set[QuadOrder.Spo], 0, set.Count, sign, null, distinct));
    }
}
