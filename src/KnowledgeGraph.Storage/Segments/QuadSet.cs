using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A set of quads in every order. Immutable, thread-safe, shared by reference count.</summary>
internal sealed class QuadSet : RefCounted
{
    private readonly Permutation[] _permutations = new Permutation[OrderLayout.OrderCount];

    /// <summary>Takes distinct quads sorted by subject, predicate, object, graph; their order is not kept.</summary>
    public QuadSet(NativeList<QuadKey> quads)
    {
        using var scratch = new NativeList<QuadKey>(quads.Count);
        scratch.Resize(quads.Count);
        // Each order but the first is a stable sort by one column of another.
        Span<QuadKey> rows = quads.Span;
        Span<QuadKey> other = scratch.Span;
        for (int order = 0; order < OrderLayout.OrderCount; order++)
        {
            using var arranged = new NativeList<QuadKey>(quads.Count);
            arranged.Resize(quads.Count);
            for (int i = 0; i < rows.Length; i++) arranged[i] = OrderLayout.Arrange(rows[i], (QuadOrder)order);
            if (order != 0) QuadSorter.SortAll(arranged.Span, other);
            _permutations[order] = new Permutation((QuadOrder)order, arranged.Span);
        }
    }

    public long Count => _permutations[0].RowCount;

    public long DistinctTriples => _permutations[0].DistinctTriples;

    public Permutation this[QuadOrder order] => _permutations[(int)order];

    protected override void Free()
    {
        foreach (Permutation permutation in _permutations) permutation.Free();
    }
}
