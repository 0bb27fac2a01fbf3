using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A set of quads in every order. Immutable, thread-safe, shared by reference count.</summary>
internal sealed class QuadSet : RefCounted
{
    private const int ParallelRows = 32 * 1024;
    private readonly Permutation[] _permutations;
    private StoreStatistics? _statistics;

    /// <summary>
    /// Takes over permutations of the same quads, one per order; where they are all in one graph, none of <see cref="QuadOrder.Gspo"/>.
    /// </summary>
    public QuadSet(PackedPermutation?[] permutations, StoreStatistics? statistics = null)
    {
        _statistics = statistics;
        _permutations = new Permutation[OrderLayout.OrderCount];
        for (int order = 0; order < permutations.Length; order++)
        {
            if (permutations[order] is { } permutation) _permutations[order] = permutation;
        }
        AddView();
    }

    /// <summary>Takes distinct quads sorted by subject, predicate, object, graph; their order is not kept.</summary>
    public QuadSet(NativeList<QuadKey> quads)
    {
        _permutations = new Permutation[OrderLayout.OrderCount];
        using var copy = new NativeList<QuadKey>(quads.Count);
        copy.Resize(quads.Count);
        quads.Span.CopyTo(copy.Span);
        // Each order is a stable sort by one column of another, in two chains.
        if (quads.Count < ParallelRows)
        {
            BuildFirstChain(quads);
            BuildSecondChain(copy);
        }
        else
        {
            Parallel.Invoke(() => BuildFirstChain(quads), () => BuildSecondChain(copy));
        }
        AddView();
    }

    public long Count => _permutations[0].RowCount;

    public long DistinctTriples => _permutations[0].DistinctTriples;

    public Permutation this[QuadOrder order] => _permutations[(int)order];

    /// <summary>The statistics of the triples; where they are not known yet, all are read. <c>rdf:type</c> has the id given.</summary>
    public StoreStatistics GetStatistics(ValueId type)
    {
        // Two threads may count at once, to the same end.
        StoreStatistics? statistics = Volatile.Read(ref _statistics);
        if (statistics is null) Volatile.Write(ref _statistics, statistics = StatisticsBuilder.Build(this[QuadOrder.Spo], type));
        return statistics;
    }

    public long MemoryBytes => _permutations.Sum(permutation => permutation.MemoryBytes);

    /// <summary>Whether the order <see cref="QuadOrder.Gspo"/> is not stored, as all quads are in one graph.</summary>
    public static bool IsOneGraph(in PermutationSummary summary) => summary.MinGraph == summary.MaxGraph;

    protected override void Free()
    {
        foreach (Permutation permutation in _permutations) permutation.Free();
    }

    private void BuildFirstChain(NativeList<QuadKey> spo)
    {
        using NativeList<QuadKey> scratch = CreateScratch(spo.Count);
        Build(QuadOrder.Spo, spo);
        SortAndBuild(QuadOrder.Pso, 1, spo, scratch);
        SortAndBuild(QuadOrder.Ops, 2, spo, scratch);
        SortAndBuild(QuadOrder.Sop, 0, spo, scratch);
    }

    private void BuildSecondChain(NativeList<QuadKey> spo)
    {
        using NativeList<QuadKey> scratch = CreateScratch(spo.Count);
        SortAndBuild(QuadOrder.Osp, 2, spo, scratch);
        SortAndBuild(QuadOrder.Pos, 1, spo, scratch);
        if (IsOneGraph(this[QuadOrder.Pos].Summary)) return;
        QuadSorter.Sort(spo.Span, scratch.Span, 0);
        SortAndBuild(QuadOrder.Gspo, 3, spo, scratch);
    }

    private void AddView()
    {
        Permutation spo = this[QuadOrder.Spo];
        if (IsOneGraph(spo.Summary)) _permutations[(int)QuadOrder.Gspo] = new OneGraphView(spo);
    }

    private static NativeList<QuadKey> CreateScratch(int count)
    {
        var scratch = new NativeList<QuadKey>(count);
        scratch.Resize(count);
        return scratch;
    }

    private void SortAndBuild(QuadOrder order, int role, NativeList<QuadKey> rows, NativeList<QuadKey> scratch)
    {
        QuadSorter.Sort(rows.Span, scratch.Span, role);
        Build(order, rows);
    }

    private void Build(QuadOrder order, NativeList<QuadKey> rows) => _permutations[(int)order] = PermutationBuilder.Build(order, rows.Span);
}
