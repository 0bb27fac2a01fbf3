using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// The rows of a layer that is still to be built, each list distinct and sorted by subject, predicate, object, graph. One thread at a
/// time.
/// </summary>
internal sealed class LayerRows : IDisposable
{
    public NativeList<QuadKey> Added { get; } = new();

    public NativeList<QuadKey> Removed { get; } = new();

    /// <summary>Triples that no graph held before; their graph is 0.</summary>
    public NativeList<QuadKey> AddedTriples { get; } = new();

    /// <summary>Triples that no graph holds any more; their graph is 0.</summary>
    public NativeList<QuadKey> RemovedTriples { get; } = new();

    public long Size => Added.Count + (long)Removed.Count;

    /// <summary>The layer of these rows, which are used up.</summary>
    public Layer ToLayer()
    {
        QuadSet? added = ToSet(Added), removed = ToSet(Removed);
        return new(added, removed, TriplesOf(AddedTriples, added), TriplesOf(RemovedTriples, removed));
    }

    public void Dispose()
    {
        Added.Dispose();
        Removed.Dispose();
        AddedTriples.Dispose();
        RemovedTriples.Dispose();
    }

    private static QuadSet? ToSet(NativeList<QuadKey> rows) => rows.Count == 0 ? null : new(rows);

    private static QuadSet? TriplesOf(NativeList<QuadKey> triples, QuadSet? quads)
    {
        if (quads is null || triples.Count != quads.DistinctTriples) return ToSet(triples);
        quads.AddReference();
        return quads;
    }
}
