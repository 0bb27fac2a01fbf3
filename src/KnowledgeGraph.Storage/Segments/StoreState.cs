using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Everything that a snapshot sees: the terms up to a count, and layers of quads, the lowest of which is the segment. Immutable,
/// thread-safe, shared by reference count.
/// </summary>
internal sealed class StoreState : RefCounted
{
    private readonly long _changesInEpoch;

    /// <summary>Takes over the caller's references to the layers and the dictionary.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="deltaTermCount">How many of those that came since the segment was written there are.</param>
    /// <param name="blankNodeCount">The blank nodes numbered so far.</param>
    /// <param name="layers">The quads.</param>
    /// <param name="before">The state whose epoch goes on where little has changed; null for none.</param>
    /// <param name="changes">The quads added and removed since then.</param>
    public StoreState(
        TermDictionary terms, uint deltaTermCount, ulong blankNodeCount, Layer[] layers, StoreState? before = null, long changes = 0)
    {
        Terms = terms;
        DeltaTermCount = deltaTermCount;
        BlankNodeCount = blankNodeCount;
        Layers = layers;
        QuadCount = layers.Sum(layer => layer.QuadBalance);
        TripleCount = layers.Sum(layer => layer.TripleBalance);
        if (before is not null && before.Terms == terms && before.Epoch.Allows(before._changesInEpoch + changes))
        {
            (Epoch, _changesInEpoch) = (before.Epoch, before._changesInEpoch + changes);
        }
        else
        {
            Epoch = new StoreEpoch(QuadCount);
        }
    }

    /// <summary>The epoch of the state.</summary>
    public StoreEpoch Epoch { get; }

    public TermDictionary Terms { get; }

    public uint DeltaTermCount { get; }

    public ulong BlankNodeCount { get; }

    public Layer[] Layers { get; }

    public long QuadCount { get; }

    public long TripleCount { get; }

    /// <summary>The id of <c>rdf:type</c>; none where it is not among the terms.</summary>
    public ValueId TypeId =>
        Terms.Segment is { } segment ? segment.TypeId
        : Terms.TryFind(Rdf.Utf8Term.Iri(SegmentDictionary.TypeIri), DeltaTermCount, out ValueId id) ? id : ValueId.None;

    /// <summary>The named graphs, once a snapshot has looked for them.</summary>
    public ValueId[]? NamedGraphs { get; set; }

    /// <summary>The predicates, once a snapshot has counted them.</summary>
    public PredicateStatistics[]? Predicates { get; set; }

    /// <summary>The ranges of quads whose first columns equal the key's; the empty ones are left out.</summary>
    public List<RunRange> FindQuads(QuadOrder order, in QuadKey key, int length)
    {
        var ranges = new List<RunRange>(Layers.Length);
        foreach (Layer layer in Layers)
        {
            AddRange(ranges, layer.Added, order, key, length, 1);
            AddRange(ranges, layer.Removed, order, key, length, -1);
        }
        return ranges;
    }

    /// <summary>The same of triples: each range counts by its distinct triples.</summary>
    public List<RunRange> FindTriples(QuadOrder order, in QuadKey key, int length)
    {
        var ranges = new List<RunRange>(Layers.Length);
        foreach (Layer layer in Layers)
        {
            AddRange(ranges, layer.AddedTriples, order, key, length, 1);
            AddRange(ranges, layer.RemovedTriples, order, key, length, -1);
        }
        return ranges;
    }

    protected override void Free()
    {
        foreach (Layer layer in Layers) layer.Release();
        Terms.Release();
    }

    private static void AddRange(List<RunRange> ranges, QuadSet? set, QuadOrder order, in QuadKey key, int length, int sign)
    {
        if (set is null) return;
        Permutation permutation = set[order];
        long start = 0, end = permutation.RowCount;
        if (length > 0) (start, end) = permutation.SearchRange(key, length, start, end);
        if (start < end) ranges.Add(new(permutation, start, end, sign));
    }
}
