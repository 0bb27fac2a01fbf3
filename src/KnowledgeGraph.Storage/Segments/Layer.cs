using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// What one step changes: quads that the layers below lack, quads that they hold and this takes away, and the same of triples
/// whatever their graph. So counts are sums over layers, and each is exact. Immutable, thread-safe, shared by reference count.
/// </summary>
/// <remarks>
/// A set of triples may be a set of quads: then its distinct triples count, not its rows. The lowest layer, the segment, has no
/// removals and its triples are those of its quads.
/// </remarks>
internal sealed class Layer : RefCounted
{
    /// <summary>Takes over the caller's references; null stands for an empty set.</summary>
    public Layer(QuadSet? added, QuadSet? removed, QuadSet? addedTriples, QuadSet? removedTriples)
    {
        Added = added;
        Removed = removed;
        AddedTriples = addedTriples;
        RemovedTriples = removedTriples;
    }

    public QuadSet? Added { get; }

    public QuadSet? Removed { get; }

    public QuadSet? AddedTriples { get; }

    public QuadSet? RemovedTriples { get; }

    /// <summary>The rows of work that the layer is.</summary>
    public long Size => (Added?.Count ?? 0) + (Removed?.Count ?? 0);

    public long QuadBalance => (Added?.Count ?? 0) - (Removed?.Count ?? 0);

    public long TripleBalance => (AddedTriples?.DistinctTriples ?? 0) - (RemovedTriples?.DistinctTriples ?? 0);

    /// <summary>The bytes of the sets, each counted once.</summary>
    public long MemoryBytes => Sets.Sum(set => set.MemoryBytes);

    /// <summary>The sets, each once.</summary>
    public IEnumerable<QuadSet> Sets => new[] { Added, Removed, AddedTriples, RemovedTriples }.OfType<QuadSet>().Distinct();

    protected override void Free()
    {
        Added?.Release();
        Removed?.Release();
        AddedTriples?.Release();
        RemovedTriples?.Release();
    }
}
