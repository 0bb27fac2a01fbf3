namespace KnowledgeGraph.Storage.Segments;

/// <summary>Which graphs' rows a source lets through. Immutable.</summary>
internal sealed class GraphFilter
{
    private readonly ulong _low;
    private readonly ulong _high;
    private readonly HashSet<ulong>? _some;

    private GraphFilter(ulong low, ulong high, HashSet<ulong>? some)
    {
        _low = low;
        _high = high;
        _some = some;
    }

    /// <summary>Everything but the default graph, whose id is below all others.</summary>
    public static GraphFilter Named { get; } = new(ValueId.DefaultGraph.Bits + 1, ulong.MaxValue, null);

    /// <summary>The filter of a selector; null where it lets everything through.</summary>
    public static GraphFilter? Of(GraphSelector graphs)
    {
        if (!graphs.IsAll) return OfSome(graphs.Graphs);
        return graphs.IncludesDefault ? null : Named;
    }

    /// <summary>The filter of some graphs, ascending.</summary>
    public static GraphFilter OfSome(IReadOnlyList<ValueId> graphs)
    {
        if (graphs.Count == 0) return new(1, 0, null);
        return new(graphs[0].Bits, graphs[^1].Bits, graphs.Count == 1 ? null : [.. graphs.Select(graph => graph.Bits)]);
    }

    public bool Accepts(ulong graph) => graph >= _low && graph <= _high && (_some is null || _some.Contains(graph));

    /// <summary>Whether no row of graphs in these bounds passes.</summary>
    public bool RejectsAll(ulong min, ulong max) => max < _low || min > _high;

    /// <summary>Whether every row of graphs in these bounds passes.</summary>
    public bool AcceptsAll(ulong min, ulong max) => min == max ? Accepts(min) : _some is null && min >= _low && max <= _high;
}
