using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

public sealed partial class Snapshot
{
    /// <summary>The predicates, ascending by id, with their counts over all graphs merged. Computed at the first call.</summary>
    public IReadOnlyList<PredicateStatistics> Predicates => PredicateArray;

    /// <summary>
    /// What subjects have in common, of the data that was merged: read from the segment, or counted at the first call where the store is
    /// in memory.
    /// </summary>
    public StoreStatistics Statistics =>
        State.Layers is [{ Added: { } quads }, ..] ? quads.GetStatistics(State.TypeId) : StoreStatistics.Empty;

    /// <summary>The memory that this snapshot holds.</summary>
    public StoreMemory Memory => new(State.Layers.Sum(layer => layer.MemoryBytes), State.Terms.MemoryBytes);

    /// <summary>The size of each order and of each kind of terms, over all layers.</summary>
    public IReadOnlyList<StorePart> Parts
    {
        get
        {
            StoreState state = State;
            var parts = new List<StorePart>();
            foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
            {
                parts.Add(new($"order {order}", state.Layers.SelectMany(layer => layer.Sets).Sum(set => set[order].MemoryBytes)));
            }
            if (state.Terms.Segment is { } terms)
            {
                foreach (ValueTag tag in SegmentDictionary.Tags) parts.Add(new($"terms {tag}", terms[tag].MemoryBytes));
            }
            parts.Add(new("terms since the last merge", state.Terms.Delta.MemoryBytes));
            return parts;
        }
    }

    // Shared by all snapshots of the state; two threads may compute it at once, to the same end.
    private PredicateStatistics[] PredicateArray => State.Predicates ??= FindPredicates();

    /// <summary>The statistics of a predicate; false where no triple has it.</summary>
    public bool TryGetStatistics(ValueId predicate, out PredicateStatistics statistics)
    {
        PredicateStatistics[] all = PredicateArray;
        int at = Array.BinarySearch(
            all, new(predicate, 0, 0, 0), Comparer<PredicateStatistics>.Create((x, y) => x.Predicate.CompareTo(y.Predicate)));
        statistics = at >= 0 ? all[at] : default;
        return at >= 0;
    }

    /// <summary>
    /// How many distinct values the first free column of a scan of all graphs would show: subjects of
    /// <see cref="QuadOrder.Spo"/>, predicates of <see cref="QuadOrder.Pso"/> and so on. From the directory, so always cheap; exact for
    /// data that was merged into the segment, an upper bound for what came since.
    /// </summary>
    /// <exception cref="ArgumentException">The constants do not come first in the order, or nothing but the graph is free.</exception>
    public long EstimateDistinct(in TriplePrefix prefix, QuadOrder order)
    {
        (QuadKey key, int length) = Locate(prefix, order, null);
        if (length > 2) throw new ArgumentException("subject, predicate and object are all constant", nameof(prefix));
        return State.FindQuads(order, key, length).Where(range => range.Sign > 0).Sum(range => range.DistinctCount(length + 1));
    }

    /// <summary>
    /// Exactly how many distinct values the first free column of such a scan has. From the directory where one segment holds all the
    /// rows and its graphs are all selected; else the groups are walked.
    /// </summary>
    /// <inheritdoc cref="Scan" path="/exception"/>
    public long CountDistinct(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order)
    {
        using QuadScan scan = Scan(prefix, graphs, order);
        if (scan.TryCountDistinct(out long count)) return count;
        using GroupScan groups = ScanGroups(prefix, graphs, order);
        Span<ValueId> values = stackalloc ValueId[128];
        Span<long> rows = stackalloc long[128];
        for (int read = groups.Read(values, rows); read > 0; read = groups.Read(values, rows)) count += read;
        return count;
    }

    /// <summary>
    /// The distinct values of the first free column of such a scan, with their numbers of rows: COUNT and GROUP BY, mostly without
    /// reading the rows.
    /// </summary>
    /// <exception cref="ArgumentException">As for <see cref="Scan"/>; or no column is free.</exception>
    public GroupScan ScanGroups(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order)
    {
        ValueId? graph = SingleGraph(graphs);
        (_, int length) = Locate(prefix, order, graph);
        int role = length < 4 ? OrderLayout.RolesOf(order)[length] : -1;
        if (role < 0 || (role == OrderLayout.Graph && graphs.IsMerge))
        {
            throw new ArgumentException($"the prefix {prefix} leaves no column of {order} free", nameof(prefix));
        }
        return new(Scan(prefix, graphs, order), role);
    }

    private PredicateStatistics[] FindPredicates()
    {
        var predicates = new List<PredicateStatistics>();
        using GroupScan groups = ScanGroups(default, GraphSelector.MergeAll, QuadOrder.Pso);
        ValueId[] values = new ValueId[64];
        long[] counts = new long[64];
        for (int read = groups.Read(values, counts); read > 0; read = groups.Read(values, counts))
        {
            for (int i = 0; i < read; i++)
            {
                var prefix = new TriplePrefix(default, values[i], default);
                predicates.Add(new(values[i], counts[i], EstimateDistinct(prefix, QuadOrder.Pso), EstimateDistinct(prefix, QuadOrder.Pos)));
            }
        }
        return [.. predicates];
    }
}
