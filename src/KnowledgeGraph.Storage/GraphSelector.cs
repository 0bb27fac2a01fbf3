namespace KnowledgeGraph.Storage;

/// <summary>
/// Which graphs a scan reads and what it says of them. A merge gives each triple once, whatever the number of its graphs;
/// the other selectors give a row per quad, with its graph.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class GraphSelector
{
    private GraphSelector(bool isMerge, bool includesDefault, bool isAll, IReadOnlyList<ValueId> graphs)
    {
        IsMerge = isMerge;
        IncludesDefault = includesDefault;
        IsAll = isAll;
        Graphs = graphs;
    }

    /// <summary>The store's default graph.</summary>
    public static GraphSelector Default { get; } = new(false, true, false, [ValueId.DefaultGraph]);

    /// <summary>All graphs, the default graph among them, merged.</summary>
    public static GraphSelector MergeAll { get; } = new(true, true, true, []);

    /// <summary>Every named graph, quad by quad.</summary>
    public static GraphSelector EachNamed { get; } = new(false, false, true, []);

    /// <summary>Every quad of every graph.</summary>
    public static GraphSelector Each { get; } = new(false, true, true, []);

    /// <summary>Whether the graphs are merged: each triple once, no graph column.</summary>
    public bool IsMerge { get; }

    /// <summary>Whether the default graph is read.</summary>
    public bool IncludesDefault { get; }

    /// <summary>Whether every named graph is read; otherwise those of <see cref="Graphs"/>.</summary>
    public bool IsAll { get; }

    /// <summary>The graphs read where not all are, ascending by id.</summary>
    public IReadOnlyList<ValueId> Graphs { get; }

    /// <summary>One graph.</summary>
    public static GraphSelector One(ValueId graph) => new(false, graph == ValueId.DefaultGraph, false, [graph]);

    /// <summary>Some graphs, merged. None: nothing is read.</summary>
    public static GraphSelector Merge(IEnumerable<ValueId> graphs) => Some(true, graphs);

    /// <summary>Some graphs, quad by quad. None: nothing is read.</summary>
    public static GraphSelector EachOf(IEnumerable<ValueId> graphs) => Some(false, graphs);

    private static GraphSelector Some(bool isMerge, IEnumerable<ValueId> graphs)
    {
        ValueId[] sorted = [.. graphs.Distinct().Order()];
        return new(isMerge, sorted.Contains(ValueId.DefaultGraph), false, sorted);
    }
}
