namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// The order <see cref="QuadOrder.Gspo"/> of quads that are all in one graph: the order <see cref="QuadOrder.Spo"/>, with the graph,
/// which is constant, as the first column instead of the last. Nothing is stored for it. Thread-safe.
/// </summary>
/// <param name="spo">Stays the caller's.</param>
internal sealed class OneGraphView(Permutation spo) : Permutation(QuadOrder.Gspo, SummaryOf(spo.Summary))
{
    public override long MemoryBytes => 0;

    public override QuadKey this[long row]
    {
        get
        {
            QuadKey quad = spo[row];
            return new(quad.C3, quad.C0, quad.C1, quad.C2);
        }
    }

    public override void Decode(long row, int column, Span<ulong> destination)
    {
        if (column == 0) destination.Fill(MinGraph);
        else spo.Decode(row, column - 1, destination);
    }

    public override long Search(in QuadKey key, int length, bool after, long low, long high)
    {
        if (low >= high || MinGraph < key.C0) return high;
        if (MinGraph > key.C0) return low;
        return length > 1 ? spo.Search(WithoutGraph(key), length - 1, after, low, high) : after ? high : low;
    }

    public override (long Start, long End) SearchRange(in QuadKey key, int length, long low, long high)
    {
        if (low >= high || MinGraph < key.C0) return (high, high);
        if (MinGraph > key.C0) return (low, low);
        return length > 1 ? spo.SearchRange(WithoutGraph(key), length - 1, low, high) : (low, high);
    }

    public override long DistinctBefore(long row, int length) => length > 1 ? spo.DistinctBefore(row, length - 1) : Math.Min(row, 1);

    public override long DefaultGraphBefore(long row) => spo.DefaultGraphBefore(row);

    public override long CountGraphs(GraphFilter filter, long start, long end) => spo.CountGraphs(filter, start, end);

    public override void VerifyChecksums()
    {
    }

    public override void Free()
    {
    }

    private static QuadKey WithoutGraph(in QuadKey key) => new(key.C1, key.C2, key.C3, 0);

    private static PermutationSummary SummaryOf(PermutationSummary summary)
    {
        (summary.Totals[2], summary.Totals[1], summary.Totals[0]) = (summary.Totals[1], summary.Totals[0], Math.Min(summary.RowCount, 1));
        return summary;
    }
}
