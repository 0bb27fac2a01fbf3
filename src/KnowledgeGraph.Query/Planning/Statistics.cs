using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// Exact counts and estimated numbers of distinct values of the patterns of a snapshot. One thread at a time.
/// </summary>
internal sealed class Statistics
{
    private const int SampleRows = 128;
    private const int SampledParts = 4;
    private const int MostRowsRead = 4096;
    private const int MostGraphsAsked = 16;
    private const int MostRunsPassed = 64;
    private const int FewRows = 16;

    private readonly Snapshot _snapshot;
    private readonly StatisticsCache _cache;

    public Statistics(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _cache = StatisticsCache.Of(snapshot);
        Samples = new ValueSamples(snapshot, _cache);
    }

    /// <summary>The orders of joins that were found.</summary>
    public BoundedCache<GroupShape, GroupOrder> Orders => _cache.Orders;

    /// <summary>Some values of patterns.</summary>
    public ValueSamples Samples { get; }

    /// <summary>
    /// How many rows a pattern gives, apart from variables that stand in two places: exactly where that takes no reading of many rows,
    /// else a bound. 0 is always exact.
    /// </summary>
    public double Rows(QuadPattern pattern)
    {
        GraphSelector graphs = pattern.Graphs;
        if (graphs.IsAll || graphs == GraphSelector.Default) return _snapshot.Count(pattern.Prefix, graphs);
        double bound = _snapshot.Count(pattern.Prefix, GraphSelector.Each);
        if (bound <= MostRowsRead) return _snapshot.Count(pattern.Prefix, graphs);
        if (graphs.Graphs.Count > MostGraphsAsked) return bound;
        double inGraphs = 0;
        foreach (ValueId graph in graphs.Graphs) inGraphs += _snapshot.Count(default, GraphSelector.One(graph));
        return Math.Min(bound, inGraphs);
    }

    /// <summary>How many rows a pattern gives with ids of a range in one place: exactly for all graphs and for the default graph.</summary>
    public double Rows(QuadPattern pattern, ScanRange range)
    {
        double rows = Rows(pattern);
        if (rows <= FewRows || !(pattern.Graphs.IsAll || pattern.Graphs == GraphSelector.Default)) return rows;
        using QuadScan scan = _snapshot.Scan(pattern.Prefix, pattern.Graphs, ScanOrder.For(pattern.Prefix, range.Place));
        double inside = 0;
        for (int i = 0; i < range.Ids.Count; i++)
        {
            scan.SkipBefore(new ValueId(range.Ids[i].Low));
            inside += scan.SkipBefore(new ValueId(range.Ids[i].High + 1));
        }
        return inside;
    }

    /// <summary>Whether a pattern has a match with an id of a range in one place.</summary>
    public bool HasAny(QuadPattern pattern, ScanRange range)
    {
        using QuadScan scan = _snapshot.Scan(pattern.Prefix, pattern.Graphs, ScanOrder.For(pattern.Prefix, range.Place));
        Span<ValueId> found = stackalloc ValueId[1];
        for (int i = 0; i < range.Ids.Count;)
        {
            scan.SeekTo(new ValueId(range.Ids[i].Low));
            if (scan.Read(range.Place == 0 ? found : default, range.Place == 1 ? found : default, range.Place == 2 ? found : default, default) == 0)
            {
                return false;
            }
            // What is read is passed: it may be of a later range, and the only one there.
            i = range.Ids.Find(found[0], i);
            if (i < range.Ids.Count && range.Ids[i].Low <= found[0].Bits) return true;
        }
        return false;
    }

    /// <summary>What the sets of predicates that subjects have tell of the joins of a group.</summary>
    public StarStatistics Stars(IReadOnlyList<JoinElement> elements) =>
        new(elements, _snapshot.Statistics, pattern =>
            _snapshot.Count(new TriplePrefix(default, pattern.Predicate.Id, default), pattern.Graphs), Samples);

    /// <summary>About how many different values a place of a pattern takes (0 subject, 1 predicate, 2 object).</summary>
    public double Distinct(QuadPattern pattern, int place, double rows)
    {
        if (rows <= 1) return rows;
        TriplePrefix prefix = pattern.Prefix;
        bool isFixedByTheRest = !prefix.Subject.IsNone && !prefix.Predicate.IsNone || !prefix.Predicate.IsNone && !prefix.Object.IsNone
            || !prefix.Subject.IsNone && !prefix.Object.IsNone;
        if (isFixedByTheRest) return rows;
        // Only what the shape of the data decides is kept: patterns with terms of single rows would fill the memory.
        bool isWorthKeeping = (pattern.Graphs.IsAll || pattern.Graphs == GraphSelector.Default) && prefix.Subject.IsNone && prefix.Object.IsNone;
        if (!isWorthKeeping) return Sample(prefix, pattern.Graphs, place, rows);
        var values = new PatternPlace(prefix, pattern.Graphs, place, Magnitude.Of(rows));
        if (_cache.Distinct.TryGet(values, out double known)) return known;
        double distinct = Sample(prefix, pattern.Graphs, place, rows, isLasting: true);
        _cache.Distinct.Add(values, distinct);
        return distinct;
    }

    private double Sample(in TriplePrefix prefix, GraphSelector graphs, int place, double rows, bool isLasting = false)
    {
        using QuadScan scan = _snapshot.Scan(prefix, graphs, ScanOrder.For(prefix, place));
        Span<ValueId> values = stackalloc ValueId[SampleRows];
        long gap = (long)(rows / SampledParts) - SampleRows;
        int seen = 0, runs = 0;
        for (int i = 0; i < SampledParts; i++)
        {
            int count = scan.Read(place == 0 ? values : default, place == 1 ? values : default, place == 2 ? values : default, default);
            for (int row = 0; row < count; row++)
            {
                if (row == 0 || values[row] != values[row - 1]) runs++;
            }
            // A run that a sample cuts at its end is counted for the part that is inside.
            seen += count;
            if (count < SampleRows) break;
            if (gap > 0) scan.Skip(gap);
        }
        // Of runs longer than the samples these say only that they are long.
        if (isLasting && seen < rows && runs <= SampledParts * 2) return PassRuns(prefix, graphs, place, rows);
        return seen == 0 ? 0 : Math.Max(1, rows * Math.Max(runs - (seen < rows ? SampledParts - 1 : 0), 1) / seen);
    }

    /// <summary>The distinct values as the lengths of the first runs tell, which is exact where there are no more.</summary>
    private double PassRuns(in TriplePrefix prefix, GraphSelector graphs, int place, double rows)
    {
        using QuadScan scan = _snapshot.Scan(prefix, graphs, ScanOrder.For(prefix, place));
        Span<ValueId> value = stackalloc ValueId[1];
        double passed = 0;
        for (int runs = 0; runs < MostRunsPassed; runs++)
        {
            if (scan.Read(place == 0 ? value : default, place == 1 ? value : default, place == 2 ? value : default, default) == 0) return runs;
            passed += 1 + scan.SkipBefore(new ValueId(value[0].Bits + 1));
        }
        return rows * MostRunsPassed / passed;
    }
}
